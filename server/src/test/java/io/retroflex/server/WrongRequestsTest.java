package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a request can get wrong is said to who sent it, on the pages and in the interface. */
class WrongRequestsTest {
    /** One that the protocol has. */
    private static final String STATION = "cecum-or-ileum";

    @TempDir
    private Path folder;

    private RunningServer server;
    private String reviewer;

    @BeforeEach
    void start() throws Exception {
        server = new RunningServer(folder);
        reviewer = server.token("REVIEWER");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aPageOfAStationThatTheProtocolDoesNotHaveIsNotFound() throws Exception {
        String procedure = json(server.send(
                        "POST",
                        "/api/v1/procedures",
                        reviewer,
                        "{\"name\":\"one\",\"protocol\":\"hyperkvasir-lower\"}"))
                .get("id")
                .stringValue();
        String path = "/api/v1/procedures/" + procedure;
        server.upload(path + "/photographs", reviewer, "photographs", Colours.jpeg("green"));
        server.send("POST", path + "/audit", reviewer, "");
        server.awaitAudit(path, reviewer);
        Visitor visitor = signedIn();

        for (String page : new String[] {"/stations/moon", "/stations/moon/heat"}) {
            assertThat(visitor.get("/procedures/" + procedure + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(visitor.get("/procedures/" + procedure + "/stations/" + STATION)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTextThatIsNoFilterIsRefusedWithWhatWasExpected() throws Exception {
        String expected = "expected";

        HttpResponse<String> listed = server.send("GET", "/api/v1/galleries/base/pictures?where=label~x", reviewer, "");
        HttpResponse<String> searched = server.search(reviewer, Colours.jpeg("green"), "?where=label~x");

        assertThat(listed.statusCode()).isEqualTo(400);
        assertThat(json(listed).get("detail").stringValue()).contains(expected);
        assertThat(searched.statusCode()).isEqualTo(400);
        assertThat(json(searched).get("detail").stringValue()).contains(expected);
        assertThat(signedIn().get("/gallery?where=label~x").body()).contains(expected);
    }

    @Test
    void aPasswordThatIsTooShortIsRefused() throws Exception {
        HttpResponse<String> refused = server.send(
                "PUT",
                "/api/v1/account/password",
                RunningServer.basic("admin", RunningServer.PASSWORD),
                "{\"password\":\"short\"}");
        HttpResponse<String> refusedOnThePage =
                signedIn().submit("/password", "/password", Map.of("password", "short", "again", "short"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Visitor.target(refusedOnThePage)).isEqualTo("/password?short");
    }

    @Test
    void aCookieThatNamesNoLanguageIsPassedOver() throws Exception {
        HttpResponse<String> page = server.send(server.request("/sign-in", "").header("Cookie", "language=a!b"));

        assertThat(page.statusCode()).isEqualTo(200);
    }

    private Visitor signedIn() throws Exception {
        Visitor visitor = new Visitor(server);
        visitor.signIn("admin", RunningServer.PASSWORD);
        return visitor;
    }
}
