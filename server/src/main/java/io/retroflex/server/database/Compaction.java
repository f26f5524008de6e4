package io.retroflex.server.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes H2's file anew when the service ends. Until then what was deleted of its rows may still be read in the parts of the file
 * that are free.
 */
@Component
class Compaction implements DisposableBean {
    private final DataSource source;
    private final boolean isFile;

    Compaction(DataSource source, Database database) {
        this.source = source;
        this.isFile = database.isFile();
    }

    @Override
    public void destroy() {
        if (isFile) {
            new JdbcTemplate(source).execute("SHUTDOWN COMPACT");
        }
    }
}
