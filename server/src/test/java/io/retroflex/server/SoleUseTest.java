package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.server.backup.Backup;
import io.retroflex.server.backup.Restore;
import io.retroflex.server.database.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One service at a time has a folder and a database. */
class SoleUseTest {
    private static final String LOCKS = " FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
            + " WHERE locktype = 'advisory' AND datname = current_database()";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSecondServiceInAFolderIsRefusedAndTheFirstAnswersOn(TestDatabase kind) throws Exception {
        Path data = folder.resolve("data");
        Database own = kind.of(data);
        Database other = kind.of(folder.resolve("other"));
        try (RunningServer first = RunningServer.in(data).on(own).start()) {
            assertThatThrownBy(() -> RunningServer.in(data).on(other).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(data + " is used by another process");

            assertThat(health(first)).isEqualTo(200);
        }
        try (RunningServer next = RunningServer.in(data).on(own).start()) {
            assertThat(health(next)).as("after the first has ended").isEqualTo(200);
        }
    }

    @Test
    void aSecondServiceOnADatabaseIsRefusedAndTakesNoFolder() throws Exception {
        Database database = TestDatabase.POSTGRESQL.of(folder);
        try (RunningServer first =
                RunningServer.in(folder.resolve("first")).on(database).start()) {
            assertThatThrownBy(() -> RunningServer.in(folder.resolve("second"))
                            .on(database)
                            .start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the database " + database + " is used by another service");

            assertThat(health(first)).isEqualTo(200);
        }
        try (RunningServer next =
                RunningServer.in(folder.resolve("second")).on(database).start()) {
            assertThat(health(next)).as("after the first has ended").isEqualTo(200);
        }
    }

    @Test
    void theServiceIsNotHealthyWhileAnotherHasItsDatabaseAndIsAgainAfterwards() throws Exception {
        Database database = TestDatabase.POSTGRESQL.of(folder);
        try (RunningServer server = RunningServer.in(folder).on(database).start()) {
            try (Connection other = database.open();
                    Statement statement = other.createStatement()) {
                takeAway(database, statement);

                awaitHealth(server, 503);
                assertThat(server.send("GET", "/actuator/health", "", "").body())
                        .as("strangers are told no more than that")
                        .contains("DOWN")
                        .doesNotContain("jdbc");
            }
            awaitHealth(server, 200);
            assertThat(number(database, "SELECT count(*)" + LOCKS))
                    .as("locks held, again by the service")
                    .isEqualTo(1);
        }
        assertThat(number(database, "SELECT count(*)" + LOCKS)).isZero();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFolderInUseIsNotRestoredInto(TestDatabase kind) throws Exception {
        Path data = folder.resolve("data");
        Database database = kind.of(data);
        RunningServer.in(data).on(database).start().close();
        Path backup = folder.resolve("backup.zip");
        Backup.write(database, data, backup);

        try (RunningServer server = RunningServer.in(data).on(database).start()) {
            assertThatThrownBy(() -> Restore.read(backup, database, data))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(data + " is used by another process");

            assertThat(health(server)).isEqualTo(200);
        }
    }

    /** Ends the session that holds the lock while another waits for it, which so has it before the service asks again. */
    private static void takeAway(Database database, Statement other) throws Exception {
        long key = number(database, "SELECT (classid::bigint << 32) | objid::bigint" + LOCKS);
        long holder = number(database, "SELECT pid" + LOCKS);
        Thread waiting = Thread.startVirtualThread(() -> {
            try {
                other.execute("SELECT pg_advisory_lock(" + key + ")");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        while (number(database, "SELECT count(*)" + LOCKS + " AND NOT granted") == 0) {
            Thread.sleep(20);
        }
        number(database, "SELECT count(pg_terminate_backend(" + holder + "))");
        waiting.join();
    }

    private static long number(Database database, String query) throws IOException, SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static int health(RunningServer server) throws IOException, InterruptedException {
        return server.send("GET", "/actuator/health", "", "").statusCode();
    }

    private static void awaitHealth(RunningServer server, int status) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && health(server) != status; i++) {
            Thread.sleep(100);
        }
        assertThat(health(server)).isEqualTo(status);
    }
}
