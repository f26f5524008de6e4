package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases of earlier versions, with rows in them, brought to the newest. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MigrationTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    /** The newest too, so that a new version cannot come without its sample. */
    static Stream<MigrationVersion> versions() {
        return Migrations.versions().stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void rowsOfEachVersionOutliveAllLaterStepsAndTheServiceAnswersWithThem(MigrationVersion version) throws Exception {
        Database database = kind.of(folder);
        Samples.fill(database, version);
        Map<String, List<Map<String, Object>>> before = Samples.rows(database);

        try (RunningServer server = RunningServer.in(folder).on(database).start()) {
            assertThat(server.notes())
                    .as("no new admin beside those that are there")
                    .noneMatch(note -> note.contains("password"));
            assertThat(server.send("GET", "/api/v1/protocols", "Bearer " + Samples.TOKEN, "")
                            .statusCode())
                    .isEqualTo(200);
        }

        Map<String, List<Map<String, Object>>> after = Samples.rows(database);
        // It moves on with each request.
        before.remove("access_log_head");
        assertThat(after.keySet()).containsAll(before.keySet());
        before.forEach((table, rows) -> {
            assertThat(after.get(table)).as(table).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(after.get(table).get(i)).as(table).containsAllEntriesOf(rows.get(i));
            }
        });
    }

    @Test
    void noTableIsWithoutASample() throws Exception {
        Database database = kind.of(folder);
        Samples.fill(database, Migrations.versions().getLast());

        assertThat(Samples.rows(database))
                .isNotEmpty()
                .allSatisfy((table, rows) -> assertThat(rows)
                        .as("rows of the table " + table + ": put one into the sample of its version, V….sql")
                        .isNotEmpty());
    }
}
