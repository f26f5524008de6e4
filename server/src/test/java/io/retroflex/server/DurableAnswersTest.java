package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.database.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is in H2's file at once: what a kill would leave is what stands there when the answer comes. */
class DurableAnswersTest {
    private static final String H2 = "retroflex.mv.db";

    @TempDir
    private Path folder;

    @TempDir
    private Path killed;

    @Test
    void whatIsAcknowledgedIsInTheFile() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String admin = server.token("ADMIN");
            for (int made = 1; made <= 5; made++) {
                String wish = "{\"name\":\"number " + made + "\",\"protocol\":\"hyperkvasir-lower\"}";
                String procedure = server.send("POST", "/api/v1/procedures", admin, wish)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                assertThat(left("SELECT COUNT(*) FROM procedures")).isEqualTo(made);

                server.upload(procedure + "/photographs", admin, "photographs", Colours.jpeg("green"));
                assertThat(left("SELECT COUNT(*) FROM photograph")).isEqualTo(made);
            }
        }
    }

    private int left(String question) throws Exception {
        Files.deleteIfExists(killed.resolve(H2));
        Files.copy(folder.resolve(H2), killed.resolve(H2));
        try (Connection connection = Database.in(killed).openExisting();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
