package io.retroflex.server;

import static io.retroflex.server.RunningServer.basic;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the service answers. */
class ServiceTest {
    private static final String AUDIT = "/api/v1/audits?protocol=hyperkvasir-lower";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static String viewer;
    private static String reviewer;
    private static String admin;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = new RunningServer(folder);
        viewer = server.token("VIEWER");
        reviewer = server.token("REVIEWER");
        admin = server.token("ADMIN");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void itsHealthIsForEverybody() throws Exception {
        HttpResponse<String> health = server.send("GET", "/actuator/health", "", "");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(json(health).get("status").stringValue()).isEqualTo("UP");
    }

    @Test
    void aPictureFindsItsNeighboursAndNoNamesOfFiles() throws Exception {
        HttpResponse<String> found = server.search(viewer, Colours.jpeg("green"), "?k=3");

        assertThat(found.statusCode()).isEqualTo(200);
        JsonNode answer = json(found);
        assertThat(answer.get("neighbours").size()).isEqualTo(3);
        answer.get("neighbours")
                .forEach(near -> assertThat(near.get("label").stringValue()).isEqualTo("green"));
        assertThat(answer.get("notice").stringValue()).contains("not a diagnosis");
        assertThat(found.body()).doesNotContain("Mustermann");
    }

    @Test
    void aConditionNarrowsTheSearch() throws Exception {
        JsonNode answer = json(server.search(viewer, Colours.jpeg("green"), "?k=2&where=label=blue"));

        answer.get("neighbours")
                .forEach(near -> assertThat(near.get("label").stringValue()).isEqualTo("blue"));
    }

    @Test
    void aProcedureIsAuditedAndNothingOfItIsKept() throws Exception {
        HttpResponse<String> audited =
                server.upload(AUDIT, reviewer, "procedure", Archives.zip("Mustermann/1.jpg", "2.jpg"));

        assertThat(audited.statusCode()).as(audited.body()).isEqualTo(200);
        JsonNode audit = json(audited);
        assertThat(audit.get("stations").size()).isEqualTo(2);
        assertThat(audit.get("pictures").size()).isEqualTo(2);
        assertThat(audit.get("procedure").stringValue()).startsWith("procedure-");
        assertThat(audited.body()).doesNotContain("Mustermann");
    }

    @Test
    void whatIsNoProcedureIsRefused() throws Exception {
        assertProblem(server.upload(AUDIT, reviewer, "procedure", Archives.zip()), 422, "it is no procedure");
        assertProblem(
                server.upload(AUDIT, reviewer, "procedure", Archives.zip("notes.txt")), 422, "it is no procedure");
        byte[] broken = Archives.zip("1.jpg");
        broken[broken.length - 5] ^= 0x55;
        assertProblem(server.upload(AUDIT, reviewer, "procedure", Arrays.copyOf(broken, 40)), 422, "no procedure");
        assertProblem(server.upload(AUDIT, viewer, "procedure", Archives.zip("1.jpg")), 403, "may not do that");
        assertProblem(
                server.upload("/api/v1/audits?protocol=../../x.yaml", reviewer, "procedure", Archives.zip("1.jpg")),
                404,
                "no such protocol");
    }

    @Test
    void badRequestsAreProblemsThatSayWhatToDo() throws Exception {
        assertProblem(server.search(viewer, "no picture".getBytes(StandardCharsets.UTF_8), ""), 422, "give a JPEG");
        assertProblem(server.search(viewer, Colours.jpeg("red"), "?k=0"), 400, "");
        assertProblem(server.search(viewer, Colours.jpeg("red"), "?where=label~x"), 400, "");
        assertProblem(server.send("GET", "/api/v1/protocols/esge", viewer, ""), 404, "GET /api/v1/protocols lists");
        assertProblem(server.send("GET", "/api/v1/search", viewer, ""), 405, "");
    }

    @Test
    void protocolsAreListedAndShown() throws Exception {
        JsonNode all = json(server.send("GET", "/api/v1/protocols", viewer, ""));
        JsonNode one = json(server.send("GET", "/api/v1/protocols/hyperkvasir-lower", viewer, ""));

        assertThat(all.size()).isEqualTo(9);
        assertThat(one.get("stations").size()).isEqualTo(2);
        assertThat(one.get("organ").stringValue()).isEqualTo("lower");
    }

    @Test
    void theInterfaceDescribesItself() throws Exception {
        JsonNode description = json(server.send("GET", "/v3/api-docs", "", ""));

        assertThat(description.get("openapi").stringValue()).startsWith("3.1");
        assertThat(description.get("paths").propertyNames())
                .contains("/api/v1/search", "/api/v1/protocols", "/api/v1/account/tokens");
    }

    @Test
    void measuresAreForTheAdmin() throws Exception {
        server.search(viewer, Colours.jpeg("red"), "");

        assertThat(server.send("GET", "/actuator/prometheus", admin, "").body())
                .contains("retroflex_waiting", "retroflex_batch_count", "http_server_requests")
                .doesNotContain("spring_security");
        assertProblem(server.send("GET", "/actuator/prometheus", viewer, ""), 403, "ask an admin");
    }

    @Test
    void nothingElseIsAnsweredWithoutAToken() throws Exception {
        for (String path : List.of("/api/v1/protocols", "/api/v1/accounts", "/actuator/env", "/", "/h2-console")) {
            HttpResponse<String> refused = server.send("GET", path, "", "");
            assertProblem(refused, 401, "Authorization: Bearer");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertProblem(server.send("GET", "/api/v1/protocols", "Bearer rfx_wrong", ""), 401, "Authorization: Bearer");
    }

    @Test
    void aPasswordDoesNothingButMakeTokens() throws Exception {
        assertProblem(
                server.send("GET", "/api/v1/protocols", basic("admin", "correct horse battery"), ""),
                403,
                "may not do that");
    }

    @Test
    void answersForbidWhatABrowserNeedNotDo() throws Exception {
        HttpResponse<String> answer = server.send("GET", "/api/v1/protocols", viewer, "");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).contains(detail);
    }
}
