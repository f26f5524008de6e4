package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.log.ChainVerifier;
import io.retroflex.server.log.Head;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How admins read the log. */
class AccessLogReadingTest extends AccessLogFixture {
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
}
