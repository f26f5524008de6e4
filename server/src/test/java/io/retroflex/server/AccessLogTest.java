package io.retroflex.server;

import static io.retroflex.server.RunningServer.basic;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.server.log.ChainVerifier;
import io.retroflex.server.log.Head;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service records of those who ask it. */
class AccessLogTest {
    @TempDir
    private Path folder;

    private JsonNode last() throws IOException {
        return JsonMapper.shared().readTree(Files.readAllLines(file()).getLast());
    }

    private Path file() {
        return folder.resolve(ChainVerifier.FILE);
    }

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

    @Test
    void theHeadThatIsToldVerifiesTheLogAndASecondStartGoesOnWithIt() throws Exception {
        List<String> notes;
        try (RunningServer server = new RunningServer(folder)) {
            server.token("VIEWER");
            ChainVerifier.verify(file(), Optional.empty());
            notes = server.notes();
        }
        Head head = Head.parse(notes.getLast().substring(notes.getLast().lastIndexOf(' ') + 1));
        assertThat(notes.getLast()).startsWith("access log: head ");
        assertThat(ChainVerifier.verify(file(), Optional.of(head)).head()).isEqualTo(head);
        try (RunningServer server = new RunningServer(folder)) {
            assertThat(server.notes().getLast()).startsWith("access log: head " + (head.number() + 1) + ":");
        }
        assertThat(ChainVerifier.verify(file(), Optional.of(head)).head().number())
                .isEqualTo(head.number() + 2);
        assertThat(file()).content().contains("\"event\":\"start\"", "\"event\":\"end\"");
    }

    @Test
    void aServiceWhoseLogWasCutOffDoesNotStartUntilTheFileIsMovedAway() throws Exception {
        new RunningServer(folder).close();
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), lines.subList(0, lines.size() - 1));

        assertThatThrownBy(() -> new RunningServer(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its end was cut off");

        Files.move(file(), folder.resolve("evidence"));
        try (RunningServer server = new RunningServer(folder)) {
            assertThat(server.notes()).isNotEmpty();
            assertThat(file()).content().contains("the database knows of a log that is not here");
        }
    }

    @Test
    void anAdminReadsItPageByPageAndNobodyElseDoes() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String admin = server.token("ADMIN");
            String curator = server.token("CURATOR");
            for (int i = 0; i < 10; i++) {
                server.send("GET", "/api/v1/protocols", admin, "");
            }

            JsonNode latest = json(server.send("GET", "/api/v1/log?size=3", admin, ""));
            JsonNode first = json(server.send("GET", "/api/v1/log?from=1&size=2", admin, ""));

            assertThat(first.get("records").size()).isEqualTo(2);
            assertThat(first.get("records").get(0).get("event").stringValue()).isEqualTo("start");
            assertThat(first.get("records").get(1).get("number").longValue()).isEqualTo(2);
            assertThat(latest.get("records").size()).isEqualTo(3);
            Head head = Head.parse(latest.get("head").stringValue());
            assertThat(latest.get("records").get(2).get("number").longValue()).isEqualTo(head.number());
            assertThat(ChainVerifier.verify(file(), Optional.of(head)).head().number())
                    .isGreaterThan(head.number());
            assertThat(server.send("GET", "/api/v1/log", curator, "").statusCode())
                    .isEqualTo(403);
            assertThat(server.send("GET", "/api/v1/log", "", "").statusCode()).isEqualTo(401);
            for (String bad : List.of("?from=0", "?size=0", "?size=1001", "?from=x")) {
                assertThat(server.send("GET", "/api/v1/log" + bad, admin, "").statusCode())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void anAdminAsksForSomeRecordsAloneAndGoesOnToOlderOnes() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String admin = server.token("ADMIN");
            String viewer = server.token("VIEWER");
            for (int i = 0; i < 3; i++) {
                server.send("GET", "/api/v1/accounts", viewer, "");
                server.send("GET", "/api/v1/protocols", viewer, "");
            }

            JsonNode newest = json(server.send("GET", "/api/v1/log?refused=true&size=2", admin, ""));
            long older = newest.get("older").longValue();
            JsonNode first = json(server.send("GET", "/api/v1/log?refused=true&size=2&before=" + older, admin, ""));

            assertThat(newest.get("records").size()).isEqualTo(2);
            assertThat(first.get("records").size()).isEqualTo(1);
            assertThat(first.has("older")).isFalse();
            assertThat(first.get("records").get(0).get("number").longValue())
                    .isLessThan(newest.get("records").get(0).get("number").longValue());
            assertThat(first.get("records").get(0).get("route").stringValue()).isEqualTo("/api/v1/accounts");
            assertThat(counted(server, admin, "?what=get+/api/v1/protocols&who=admin"))
                    .isEqualTo(3);
            assertThat(counted(server, admin, "?what=protocols&who=somebody")).isZero();
            assertThat(counted(server, admin, "?what=protocols&day=1999-12-31")).isZero();
            for (String bad : List.of("?from=1&who=admin", "?before=0", "?day=today", "?day=%2B99999-01-01", "?who=")) {
                assertThat(server.send("GET", "/api/v1/log" + bad, admin, "").statusCode())
                        .as(bad)
                        .isEqualTo(400);
            }
        }
    }

    private static int counted(RunningServer server, String admin, String query) throws Exception {
        return json(server.send("GET", "/api/v1/log" + query, admin, ""))
                .get("records")
                .size();
    }

    @Test
    void thePageSaysWhoDidWhatAndHowToCheckIt() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String viewer = server.token("VIEWER");
            server.send("GET", "/api/v1/accounts", viewer, "");
            Visitor visitor = new Visitor(server);
            visitor.signIn("admin", RunningServer.PASSWORD);

            String refused = visitor.get("/log?refused=true").body();
            String all = visitor.get("/log").body();

            assertThat(refused)
                    .contains("GET /api/v1/accounts", "token 1", "127.0.0.1", "403")
                    .doesNotContain("/sign-in<");
            assertThat(all).contains("the service starts", "POST /sign-in");
            assertThat(all.indexOf("POST /sign-in")).isLessThan(all.indexOf("the service starts"));
            Matcher head = Pattern.compile("--expect (\\d+:[0-9a-f]{64})").matcher(all);
            assertThat(head.find()).isTrue();
            ChainVerifier.verify(file(), Optional.of(Head.parse(head.group(1))));
            for (int i = 0; i < 60; i++) {
                server.send("GET", "/api/v1/protocols", viewer, "");
            }
            String first = visitor.get("/log?what=protocols&who=admin").body();
            Matcher older = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
            assertThat(older.find()).isTrue();
            String second = visitor.get(older.group(1).replace("&amp;", "&")).body();
            assertThat(second.split("GET /api/v1/protocols<", -1)).hasSize(11);
            assertThat(second).contains("Newest").doesNotContain("rel=\"next\"");
        }
    }

    @Test
    void nobodyForgesAnAddressOrHttpsWhereThereIsNoProxy() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            assertThat(addressOf(server, "203.0.113.9")).isEqualTo("127.0.0.1");
            assertThat(makesBrowsersStayWithHttps(server)).isFalse();
        }
    }

    @Test
    void aProxysWordIsBelievedButNotWhatTheAskerWroteBeforeIt() throws Exception {
        try (RunningServer server = behind("127.0.0.0/8")) {
            assertThat(addressOf(server, "203.0.113.9")).isEqualTo("203.0.113.9");
            assertThat(addressOf(server, "2001:db8::1")).isEqualTo("2001:db8::1");
            assertThat(addressOf(server, "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
            assertThat(addressOf(server, "198.51.100.1, 203.0.113.9, 127.0.0.2"))
                    .isEqualTo("203.0.113.9");
            assertThat(addressOf(server, "Mustermann\"}{")).isEqualTo("-");
            assertThat(makesBrowsersStayWithHttps(server)).isTrue();
        }
    }

    @Test
    void whoConnectsFromElsewhereIsNoProxy() throws Exception {
        try (RunningServer server = behind("10.1.2.3")) {
            assertThat(addressOf(server, "203.0.113.9")).isEqualTo("127.0.0.1");
            assertThat(makesBrowsersStayWithHttps(server)).isFalse();
        }
    }

    private RunningServer behind(String proxy) throws IOException {
        return RunningServer.in(folder).behind(proxy).start();
    }

    private String addressOf(RunningServer server, String forwarded) throws IOException, InterruptedException {
        server.send(server.request("/api/v1/protocols", "").header("X-Forwarded-For", forwarded));
        return last().get("from").stringValue();
    }

    private static boolean makesBrowsersStayWithHttps(RunningServer server) throws IOException, InterruptedException {
        return server.send(server.request("/actuator/health", "").header("X-Forwarded-Proto", "https"))
                .headers()
                .firstValue("Strict-Transport-Security")
                .isPresent();
    }
}
