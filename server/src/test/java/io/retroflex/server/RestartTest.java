package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.database.Database;
import io.retroflex.server.store.ProcedureFiles;
import io.retroflex.server.store.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a service that was killed had begun is finished when it starts again. {@code benchmarks/run load … kill} kills one. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RestartTest {
    private static final String WISH = "{\"name\":\"cut short\",\"protocol\":\"hyperkvasir-lower\"}";

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    @Test
    void anAuditThatWasAskedForAndNotMadeIsMade() throws Exception {
        Database database = kind.of(folder);
        String admin;
        String procedure;
        try (RunningServer server = RunningServer.in(folder).on(database).start()) {
            admin = server.token("ADMIN");
            procedure = made(server, admin);
        }
        change(database, "UPDATE procedures SET state = 'WAITING'");

        try (RunningServer server = RunningServer.in(folder).on(database).start()) {
            JsonNode audited = server.awaitAudit(procedure, admin);

            assertThat(audited.get("state").stringValue()).isEqualTo("AUDITED");
            assertThat(json(server.send("GET", procedure + "/report", admin, ""))
                            .get("pictures")
                            .size())
                    .isEqualTo(2);
        }
    }

    @Test
    void aDeletionThatWasBegunIsFinished() throws Exception {
        Database database = kind.of(folder);
        String admin;
        String procedure;
        try (RunningServer server = RunningServer.in(folder).on(database).start()) {
            admin = server.token("ADMIN");
            procedure = made(server, admin);
        }
        new ProcedureFiles(folder.resolve("procedures"), Seal.none())
                .beginDeletion(procedure.substring(procedure.lastIndexOf('/') + 1));

        try (RunningServer server = RunningServer.in(folder).on(database).start()) {
            assertThat(server.send("GET", procedure, admin, "").statusCode()).isEqualTo(404);
            assertThat(json(server.send("GET", "/api/v1/procedures", admin, ""))
                            .get("all")
                            .intValue())
                    .isZero();
        }
        try (var left = Files.walk(folder.resolve("procedures"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whatWasBeingSentAndWasNotAcknowledgedIsCleanedAway() throws Exception {
        Files.createDirectories(folder.resolve("uploads"));
        Files.writeString(folder.resolve("uploads/archive-1.zip"), "half a procedure");

        try (RunningServer server = RunningServer.in(folder).on(kind).start()) {
            assertThat(server.port()).isPositive();
        }
        try (var left = Files.list(folder.resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    private static String made(RunningServer server, String admin) throws Exception {
        String procedure = server.send("POST", "/api/v1/procedures", admin, WISH)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        server.upload(procedure + "/photographs", admin, "photographs", Colours.jpeg("green"), Colours.jpeg("red"));
        return procedure;
    }

    private static void change(Database database, String sql) throws Exception {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
