package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks wrongly is told what was wrong, in words that do not name the service's insides. */
class ExplainedRefusalsTest {
    private static final String PROCEDURES = "/api/v1/procedures";

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static String admin;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = new RunningServer(data);
        admin = server.token("ADMIN");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsMissingOrTooLongIsNamedWithItsRule() throws Exception {
        assertThat(refused("POST", PROCEDURES, "{}")).isEqualTo("name must not be null; protocol must not be null");
        assertThat(refused("POST", PROCEDURES, """
                {"name":"one","protocol":"%s"}""".formatted("p".repeat(101))))
                .isEqualTo("protocol size must be between 0 and 100");
    }

    @Test
    void aParameterIsNamedWithItsRule() throws Exception {
        assertThat(refused("GET", PROCEDURES + "?page=one", "")).isEqualTo("page is not of the type that it has to be");
        assertThat(refused("GET", PROCEDURES + "?page=-1", "")).isEqualTo("page must be greater than or equal to 0");
    }

    @Test
    void rulesAreToldInEnglishWhateverLanguageIsAskedFor() throws Exception {
        HttpResponse<String> answer = server.post(PROCEDURES, admin, "{\"name\":\"one\"}", "Accept-Language", "de-DE");

        assertThat(json(answer).get("detail").stringValue()).isEqualTo("protocol must not be null");
    }

    @Test
    void ofAClosedChoiceAllIsToldThatMayBeTaken() throws Exception {
        assertThat(refused("POST", "/api/v1/accounts", """
                {"name":"one","role":"KING"}"""))
                .isEqualTo("role is none of VIEWER, REVIEWER, CURATOR, ADMIN");
        assertThat(refused("GET", PROCEDURES + "?state=GONE", ""))
                .isEqualTo("state is none of OPEN, WAITING, AUDITED, FAILED");
    }

    @Test
    void aBodyThatIsNoJsonIsToldWhere() throws Exception {
        assertThat(refused("POST", PROCEDURES, "{\"name\":}")).startsWith("the body is no JSON (line 1, column 9");
    }

    @Test
    void aFieldOfAnotherTypeIsNamed() throws Exception {
        assertThat(refused("POST", PROCEDURES, """
                {"name":{"first":"one"},"protocol":"hyperkvasir-lower"}"""))
                .isEqualTo("name is not of the type that it has to be; /v3/api-docs describes it");
        assertThat(refused("POST", PROCEDURES, "[]"))
                .isEqualTo("the body is not of the type that it has to be; /v3/api-docs describes it");
    }

    @Test
    void aFormOfMorePartsThanAreTakenIsToldTheLimits() throws Exception {
        byte[][] files = new byte[51][];
        Arrays.fill(files, Colours.jpeg("red"));

        HttpResponse<String> answer =
                server.upload(PROCEDURES + "/" + "0".repeat(32) + "/photographs", admin, "photographs", files);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).get("detail").stringValue())
                .isEqualTo("a request has 64 MB and a form 50 parts at most; send the rest in another");
    }

    @Test
    void aBodyThatIsMissingIsToldSo() throws Exception {
        assertThat(refused("POST", PROCEDURES, ""))
                .isEqualTo("the body is missing or cannot be read; /v3/api-docs describes it");
    }

    private static String refused(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.send(method, path, admin, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return json(answer).get("detail").stringValue();
    }
}
