package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.backup.Backup;
import io.retroflex.server.backup.Restore;
import io.retroflex.server.database.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service on what was restored, on the same database or the other. */
class RestoredServiceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"H2, POSTGRESQL", "POSTGRESQL, H2"})
    void tokensOfTheOneServiceOpenTheOther(TestDatabase from, TestDatabase to) throws Exception {
        Path backup = folder.resolve("backup.zip");
        Path first = folder.resolve("first");
        Database database = from.of(first);
        String token;
        try (RunningServer server = RunningServer.in(first).on(database).start()) {
            token = server.token("ADMIN");
            if (from == TestDatabase.POSTGRESQL) {
                Backup.write(database, first, backup);
            }
        }
        if (from == TestDatabase.H2) {
            Backup.write(database, first, backup);
        }
        Path second = folder.resolve("second");
        Restore.read(backup, to.of(second), second);

        try (RunningServer server = RunningServer.in(second).on(to).start()) {
            assertThat(server.notes()).noneMatch(note -> note.contains("password"));
            assertThat(server.send("POST", "/api/v1/accounts", token, "{\"name\":\"nurse\",\"role\":\"VIEWER\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(second.resolve("pseudonym.key")).hasSameTextualContentAs(first.resolve("pseudonym.key"));
    }
}
