package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The gallery of the site when the service comes back. */
class SiteRestartTest extends SiteGalleryFixture {
    @Test
    void whatIsAddedIsThereAfterARestart() throws Exception {
        added(procedure("green"), 1, "cecum");

        restart();

        assertThat(firstLabel("green")).isEqualTo("cecum");
        assertThat(json(server.send("GET", SITE + "/stats", viewer, ""))
                        .get("calibrated")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void aFileThatAKillLeftWithoutARowIsSweptAndARowWithoutAVectorOfThisModelIsMadeAnew() throws Exception {
        added(procedure("green"), 1, "cecum");
        server.close();
        Path swept = folder.resolve("procedures/si/site/0a1b2c3d-0000-0000-0000-000000000000");
        Files.write(swept, new byte[] {1});
        execute("UPDATE site_picture SET model = 'another'");
        String before = rows("site_picture").getFirst().get("vector").toString();
        execute("UPDATE site_picture SET vector = CAST('twelve bytes' AS BYTEA)");

        restart();

        assertThat(swept).doesNotExist();
        assertThat(siteFiles()).hasSize(1);
        assertThat(firstLabel("green")).isEqualTo("cecum");
        assertThat(rows("site_picture").getFirst().get("vector")).isEqualTo(before);
    }

    private void restart() throws Exception {
        server.close();
        server = RunningServer.in(folder).on(database).start();
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
