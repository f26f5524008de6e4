package io.retroflex.server.log;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the log ended last, in the database: a log whose end was cut off is found out by it. */
@Component
class Anchor {
    private final JdbcClient jdbc;

    Anchor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Mark known() {
        return jdbc.sql("SELECT records, hash, bytes FROM access_log_head")
                .query((row, number) ->
                        new Mark(new Head(row.getLong("records"), row.getString("hash")), row.getLong("bytes")))
                .single();
    }

    void keep(Mark mark) {
        jdbc.sql("UPDATE access_log_head SET records = ?, hash = ?, bytes = ?")
                .params(mark.head().number(), mark.head().hash(), mark.bytes())
                .update();
    }
}
