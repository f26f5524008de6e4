package io.retroflex.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.Samples;
import io.retroflex.server.TestDatabase;
import io.retroflex.server.backup.Contents.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a PostgreSQL that others write to meanwhile. */
class BackupWhileUsedTest {
    @TempDir
    private Path folder;

    @Test
    void rowsAreThoseOfOneMomentAndFilesThatCameOrWentMeanwhileAreInIt() throws Exception {
        Kept kept = Kept.samples(TestDatabase.POSTGRESQL, folder.resolve("used"));
        Path backup = folder.resolve("1.zip");
        try (ExecutorService executor = Executors.newSingleThreadExecutor();
                Connection other = kept.database().open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE token IN ACCESS EXCLUSIVE MODE");
            Future<BackupSummary> made = executor.submit(() -> kept.backUp(backup));
            awaitThatItWaits(made, statement);

            // Accounts have been read; were tokens read as they will be, one would be of an account that is not there.
            statement.execute("INSERT INTO account (id, name, password_hash, role, one_time, created)"
                    + " VALUES (77, 'new', '', 'VIEWER', FALSE, now())");
            statement.execute("INSERT INTO token (account_id, name, hash, role, created, expires)"
                    + " VALUES (77, 'new', 'new', 'VIEWER', now(), now())");
            Files.writeString(kept.folder().resolve("pictures/new"), "new");
            Files.delete(kept.folder().resolve("pictures/ab/cdef"));
            other.commit();

            assertThat(made.get().rows()).containsEntry("account", 4L).containsEntry("token", 1L);
        }
        assertThat(Kept.contents(backup).files())
                .extracting(Part::name)
                .contains("files/pictures/new", "files/pictures/ab/cdef");
        Kept restored =
                Kept.nothing(TestDatabase.H2, folder.resolve("restored")).restore(backup);
        assertThat(Samples.rows(restored.database()).get("token")).hasSize(1);
    }

    private static void awaitThatItWaits(Future<?> backup, Statement statement)
            throws SQLException, InterruptedException {
        while (!backup.isDone()) {
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
                rows.next();
                if (rows.getLong(1) > 0) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }
}
