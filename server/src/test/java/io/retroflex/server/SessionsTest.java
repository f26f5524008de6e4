package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of persons on the pages. */
class SessionsTest {
    @TempDir
    private Path folder;

    private RunningServer server;
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        server = new RunningServer(folder);
        server.setFirstPassword();
        visitor = new Visitor(server);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aSessionThatWasThereBeforeTheSignInIsAnotherOneAfterIt() throws Exception {
        visitor.get("/sign-in");
        String before = visitor.session();

        HttpResponse<String> entered = visitor.signIn("admin", RunningServer.PASSWORD);

        assertThat(Visitor.target(entered)).isEqualTo("/procedures");
        assertThat(before).isNotEmpty();
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormWithoutItsPagesTokenIsRefused() throws Exception {
        visitor.signIn("admin", RunningServer.PASSWORD);
        Map<String, String> nurse = Map.of("name", "nurse", "role", "VIEWER");

        assertThat(visitor.post("/accounts", nurse).statusCode()).isEqualTo(403);
        assertThat(visitor.submit("/account", "/accounts", nurse).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/account").body()).contains("nurse");
    }

    @Test
    void theCookieIsForThisSiteAloneAndNotForScripts() throws Exception {
        String cookie = cookie(server, "http");

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain("Secure");
    }

    @Test
    void theCookieIsForTlsAloneWhereThePersonCameByTls() throws Exception {
        try (RunningServer proxied =
                RunningServer.in(folder.resolve("proxied")).behind("127.0.0.1").start()) {
            assertThat(cookie(proxied, "https")).contains("Secure").contains("HttpOnly");
        }
        assertThat(cookie(server, "https")).as("from nobody's proxy").doesNotContain("Secure");
    }

    @Test
    void aWrongPasswordCountsOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(Visitor.target(visitor.signIn("admin", "guess"))).isEqualTo("/sign-in?wrong");
        }

        assertThat(Visitor.target(visitor.signIn("admin", RunningServer.PASSWORD)))
                .isEqualTo("/procedures");
    }

    /** As a proxy on this machine passes on a request that came to it by a scheme. */
    private static String cookie(RunningServer server, String scheme) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/sign-in"))
                .header("X-Forwarded-Proto", scheme)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
    }

    @Test
    void anotherPasswordEndsTheSessionsThatAreElsewhere() throws Exception {
        Visitor elsewhere = new Visitor(server);
        visitor.signIn("admin", RunningServer.PASSWORD);
        elsewhere.signIn("admin", RunningServer.PASSWORD);
        String another = "another one of my own";

        HttpResponse<String> changed =
                visitor.submit("/password", "/password", Map.of("password", another, "again", another));

        assertThat(Visitor.target(changed)).isEqualTo("/sign-in?changed");
        assertThat(Visitor.target(elsewhere.get("/procedures"))).isEqualTo("/sign-in?over");
        assertThat(Visitor.target(elsewhere.get("/procedures"))).isEqualTo("/sign-in");
        assertThat(Visitor.target(visitor.signIn("admin", another))).isEqualTo("/procedures");
    }

    @Test
    void aSessionFollowsTheRoleOfItsAccount() throws Exception {
        Visitor nurse = nurseWithRole("REVIEWER");
        visitor.signIn("admin", RunningServer.PASSWORD);
        assertThat(nurse.get("/account").body()).contains("Role: REVIEWER");

        visitor.submit("/account", "/accounts/role", Map.of("name", "nurse", "role", "VIEWER"));

        assertThat(nurse.get("/account").body()).contains("Role: VIEWER");
        assertThat(nurse.submit("/account", "/procedures", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndInAgainWhenEnabled() throws Exception {
        Visitor nurse = nurseWithRole("VIEWER");
        visitor.signIn("admin", RunningServer.PASSWORD);

        visitor.submit("/account", "/accounts/disable", Map.of("name", "nurse"));

        assertThat(Visitor.target(nurse.get("/procedures"))).isEqualTo("/sign-in?over");
        assertThat(Visitor.target(nurse.signIn("nurse", "nurse has a password")))
                .isEqualTo("/sign-in?wrong");
        visitor.submit("/account", "/accounts/enable", Map.of("name", "nurse"));
        assertThat(Visitor.target(nurse.signIn("nurse", "nurse has a password")))
                .isEqualTo("/procedures");
    }

    @Test
    void theLastAdminIsToldThatTheyStayOne() throws Exception {
        visitor.signIn("admin", RunningServer.PASSWORD);

        HttpResponse<String> refused = visitor.submit("/account", "/accounts/disable", Map.of("name", "admin"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("is the last admin");
    }

    private Visitor nurseWithRole(String role) throws Exception {
        String wish = "{\"name\":\"nurse\",\"role\":\"" + role + "\"}";
        String first = RunningServer.json(server.send("POST", "/api/v1/accounts", server.token("ADMIN"), wish))
                .get("password")
                .stringValue();
        server.send(
                "PUT",
                "/api/v1/account/password",
                RunningServer.basic("nurse", first),
                "{\"password\":\"nurse has a password\"}");
        Visitor nurse = new Visitor(server);
        nurse.signIn("nurse", "nurse has a password");
        return nurse;
    }
}
