package io.retroflex.server;

import static io.retroflex.server.RunningServer.basic;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service records of those who ask it. */
class AccessLogTest extends AccessLogFixture {
    @Test
    void aRequestIsRecordedWithWhoAskedAndByWhichToken() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String viewer = server.token("VIEWER");
            assertThat(last().get("who").stringValue()).isEqualTo("admin");
            assertThat(last().get("role").stringValue()).isEqualTo("PASSWORD");
            assertThat(last().has("token")).isFalse();
            assertThat(last().get("status").intValue()).isEqualTo(201);

            server.send("GET", "/api/v1/protocols/hyperkvasir-lower?patient=Mustermann", viewer, "");

            assertThat(last().get("event").stringValue()).isEqualTo("request");
            assertThat(last().get("who").stringValue()).isEqualTo("admin");
            assertThat(last().get("role").stringValue()).isEqualTo("VIEWER");
            assertThat(last().get("token").longValue()).isPositive();
            assertThat(last().get("method").stringValue()).isEqualTo("GET");
            assertThat(last().get("route").stringValue()).isEqualTo("/api/v1/protocols/{id}");
            assertThat(last().get("ids").get("id").stringValue()).isEqualTo("hyperkvasir-lower");
            assertThat(last().get("status").intValue()).isEqualTo(200);
            assertThat(last().get("from").stringValue()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void whoIsRefusedIsRecordedToo() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String viewer = server.token("VIEWER");

            server.send("GET", "/api/v1/protocols", "Bearer rfx_wrong", "");
            assertRecorded("-", "/api/v1/protocols", 401);
            server.send("GET", "/actuator/prometheus", viewer, "");
            assertRecorded("admin", "/actuator/prometheus", 403);
            server.send("GET", "/api/no/such/thing", viewer, "");
            assertRecorded("admin", "-", 403);
            server.send("GET", "/no/such/page", viewer, "");
            assertRecorded("-", "-", 401);
            server.send("DELETE", "/api/v1/protocols", viewer, "");
            assertRecorded("admin", "/api/v1/protocols", 405);
            for (int i = 0; i < 5; i++) {
                server.send("PUT", "/api/v1/account/password", basic("admin", "guess " + i), "{}");
                assertRecorded("-", "/api/v1/account/password", 401);
            }
            server.send("PUT", "/api/v1/account/password", basic("admin", "guess"), "{}");
            assertRecorded("-", "/api/v1/account/password", 429);
            server.send(server.request("/api/v1/protocols;x=y", viewer).GET());
            assertRecorded("-", "/api/v1/protocols", 400);
        }
    }

    private void assertRecorded(String who, String route, int status) throws IOException {
        assertThat(last().get("who").stringValue()).isEqualTo(who);
        assertThat(last().get("route").stringValue()).isEqualTo(route);
        assertThat(last().get("status").intValue()).isEqualTo(status);
    }

    @Test
    void healthIsNotRecorded() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            List<String> before = Files.readAllLines(file());

            server.send("GET", "/actuator/health", "", "");
            server.send("GET", "/actuator/health/liveness", "", "");
            server.send(server.request("/api/v1/protocols", "").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

            assertThat(Files.readAllLines(file())).isEqualTo(before);
        }
    }

    @Test
    void nothingThatAnAskerMakesUpGetsIntoTheLog() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String viewer = server.token("VIEWER");

            server.send("GET", "/api/v1/protocols/Mustermann?name=Mustermann", viewer, "");
            server.send("GET", "/api/v1/protocols/Mustermann", "", "");
            server.send("GET", "/Mustermann/%0A%22%7B", viewer, "");
            server.send("GET", "/api/v1/search", basic("Mustermann", "Mustermann\n"), "");
            server.send(server.request("/api/v1/protocols", viewer)
                    .method("MUSTERMANN", HttpRequest.BodyPublishers.noBody()));
            server.send(server.request("/api/v1/protocols", viewer)
                    .header("User-Agent", "Mustermann")
                    .header("X-Forwarded-For", "Mustermann"));

            assertThat(file())
                    .content()
                    .doesNotContainIgnoringCase("mustermann")
                    .contains("\"ids\":{\"id\":\"-\"}");
            assertThat(Files.readAllLines(file())).hasSize(9);
        }
    }
}
