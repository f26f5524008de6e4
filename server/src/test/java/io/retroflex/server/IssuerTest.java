package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with an issuer, over HTTP, with cookies. */
class IssuerTest {
    @TempDir
    private Path folder;

    private TestIssuer issuer;
    private RunningServer server;
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        issuer = new TestIssuer();
        server = RunningServer.in(folder).trusting(settings(issuer.uri())).start();
        visitor = new Visitor(server);
    }

    @AfterEach
    void end() {
        server.close();
        issuer.close();
    }

    private static IssuerSettings settings(URI issuer) {
        return new IssuerSettings(
                issuer,
                TestIssuer.CLIENT,
                TestIssuer.SECRET,
                "roles",
                Map.of("endoscopy", Role.REVIEWER, "lead", Role.CURATOR, "it", Role.ADMIN));
    }

    @Test
    void whoTheIssuerKnowsComesInWithTheHighestRoleOfTheirGroupsInANewSession() throws Exception {
        assertThat(visitor.get("/sign-in").body()).contains("Sign in with 127.0.0.1");
        issuer.person("subject-1", "ana", "lead", "everybody", "endoscopy");
        HttpResponse<String> asked = visitor.get("/oauth2/authorization/issuer");
        String before = visitor.session();
        assertThat(TestIssuer.fields(URI.create(Visitor.target(asked)).getRawQuery()))
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");

        HttpResponse<String> entered = visitor.get(answer());

        assertThat(Visitor.target(entered)).isEqualTo("/procedures");
        assertThat(before).isNotEmpty();
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(visitor.get("/account").body())
                .contains("<h1>ana</h1>")
                .contains("Role: CURATOR")
                .doesNotContain("href=\"/password\"");
    }

    @Test
    void theCookieComesAlongWhenTheIssuerSendsSomebodyBack() throws Exception {
        assertThat(visitor.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("SameSite=Lax")
                .contains("HttpOnly");
    }

    @Test
    void theRoleIsWhatTheIssuerSaysAtTheNextSignIn() throws Exception {
        signIn();
        issuer.person("subject-1", "renamed", "it");

        signIn();

        assertThat(visitor.get("/account").body())
                .as("the name stays, for signatures name it")
                .contains("<h1>ana</h1>")
                .contains("Role: ADMIN");
    }

    @Test
    void whoIsInNoGroupWithARoleIsToldSo() throws Exception {
        issuer.person("subject-1", "ana", "everybody");

        assertThat(Visitor.target(signIn())).isEqualTo("/sign-in?norole");
        assertThat(visitor.get("/sign-in?norole").body()).contains("Nobody gave you a role");
        requireOut();
    }

    @Test
    void anAccountOfTheServiceIsNotTakenOver() throws Exception {
        issuer.person("subject-2", "admin", "it");

        assertThat(Visitor.target(signIn())).isEqualTo("/sign-in?taken");
        requireOut();
    }

    @Test
    void twoPersonsOfOneNameAreNotOne() throws Exception {
        signIn();
        issuer.person("subject-2", "ana", "it");

        assertThat(Visitor.target(signIn())).isEqualTo("/sign-in?taken");
    }

    @Test
    void aDisabledAccountIsRefusedWhateverTheIssuerSays() throws Exception {
        signIn();
        String admin = server.token("ADMIN");
        assertThat(server.send("DELETE", "/api/v1/accounts/ana", admin, "").statusCode())
                .isEqualTo(204);
        assertThat(Visitor.target(visitor.get("/procedures"))).isEqualTo("/sign-in?over");

        assertThat(Visitor.target(signIn())).isEqualTo("/sign-in?disabled");
        requireOut();
    }

    @Test
    void anAccountOfTheIssuerHasNoPasswordAndNoRoleOfAnAdminsChoice() throws Exception {
        signIn();
        String admin = server.token("ADMIN");

        assertThat(server.send("POST", "/api/v1/accounts/ana/password", admin, "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(server.send("PATCH", "/api/v1/accounts/ana", admin, "{\"role\":\"ADMIN\"}")
                        .body())
                .contains("is what its issuer says");
        String password = "a password of my own";
        assertThat(visitor.submit("/account", "/password", Map.of("password", password, "again", password))
                        .statusCode())
                .isEqualTo(409);
        for (String guess : new String[] {"", "null", password}) {
            assertThat(Visitor.target(new Visitor(server).signIn("ana", guess))).isEqualTo("/sign-in?wrong");
        }
    }

    @Test
    void anAdminOfTheIssuerDoesNotMakeTheLastOneOfTheServiceDispensable() throws Exception {
        issuer.person("subject-1", "ana", "it");
        signIn();

        HttpResponse<String> refused = visitor.submit("/account", "/accounts/disable", Map.of("name", "admin"));

        assertThat(refused.statusCode()).isEqualTo(409);
    }

    @Test
    void aTokenOfAPersonWhomTheIssuerKnowsServesPrograms() throws Exception {
        signIn();

        String page = visitor.submit(
                        "/account", "/account/tokens", Map.of("name", "program", "role", "VIEWER", "days", "1"))
                .body();

        String token = page.replaceAll("(?s).*<code>(rfx_[^<]+)</code>.*", "$1");
        assertThat(server.send("GET", "/api/v1/protocols", "Bearer " + token, "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherNonceIsRefused() throws Exception {
        issuer.lies(claims -> claims.claim("nonce", "of somebody else's sign-in"));
        requireUnproven();
    }

    @Test
    void anotherAudienceIsRefused() throws Exception {
        issuer.lies(claims -> claims.audience("another service"));
        requireUnproven();
    }

    @Test
    void anotherIssuerIsRefused() throws Exception {
        issuer.lies(claims -> claims.issuer("https://issuer.example"));
        requireUnproven();
    }

    @Test
    void aTokenThatHasEndedIsRefused() throws Exception {
        issuer.lies(claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(7200)))
                .expirationTime(Date.from(Instant.now().minusSeconds(3600))));
        requireUnproven();
    }

    @Test
    void aForeignKeyIsRefused() throws Exception {
        issuer.signsWithAForeignKey();
        requireUnproven();
    }

    @Test
    void anAnswerToAnotherStateIsRefused() throws Exception {
        String answer = answer().toString();

        HttpResponse<String> refused = visitor.get(URI.create(answer.replaceFirst("state=[^&]+", "state=forged")));

        assertThat(Visitor.target(refused)).isEqualTo("/sign-in?unproven");
        requireOut();
    }

    @Test
    void anAnswerInAnotherBrowserIsRefused() throws Exception {
        URI answer = answer();
        Visitor other = new Visitor(server);
        other.get("/sign-in");

        assertThat(Visitor.target(other.get(answer))).isEqualTo("/sign-in?unproven");
        assertThat(Visitor.target(other.get("/procedures"))).isEqualTo("/sign-in");
    }

    @Test
    void aCodeServesOnce() throws Exception {
        URI first = answer();
        assertThat(Visitor.target(visitor.get(first))).isEqualTo("/procedures");
        Visitor thief = new Visitor(server);
        String fresh = answer(thief).toString();
        String code = first.getRawQuery().replaceFirst(".*code=([^&]+).*", "$1");

        HttpResponse<String> refused = thief.get(URI.create(fresh.replaceFirst("code=[^&]+", "code=" + code)));

        assertThat(Visitor.target(refused)).isEqualTo("/sign-in?unproven");
        assertThat(Visitor.target(visitor.get(first))).isEqualTo("/sign-in?unproven");
    }

    @Test
    void theServiceStartsWithoutItsIssuerAndFindsItWhenItIsThere() throws Exception {
        URI address = issuer.uri();
        issuer.close();
        assertThat(Visitor.target(visitor.get("/oauth2/authorization/issuer"))).isEqualTo("/sign-in?noissuer");
        assertThat(visitor.get("/sign-in?noissuer").body()).contains("does not answer");
        assertThat(server.send("GET", "/api/v1/protocols", server.token("VIEWER"), "")
                        .statusCode())
                .isEqualTo(200);

        issuer = new TestIssuer(address.getPort());

        assertThat(Visitor.target(signIn())).isEqualTo("/procedures");
    }

    @Test
    void theListOfAccountsSaysWhoIsTheIssuers() throws Exception {
        signIn();

        String listed = json(server.send("GET", "/api/v1/accounts", server.token("ADMIN"), ""))
                .toString();

        assertThat(listed).contains("\"name\":\"ana\",\"role\":\"REVIEWER\",\"local\":false");
    }

    private HttpResponse<String> signIn() throws Exception {
        return visitor.get(answer());
    }

    private URI answer() throws Exception {
        return answer(visitor);
    }

    /** With what the issuer sends somebody back. */
    private static URI answer(Visitor visitor) throws Exception {
        URI question = location(visitor.get("/oauth2/authorization/issuer"));
        return location(visitor.get(question));
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private void requireUnproven() throws Exception {
        assertThat(Visitor.target(signIn())).isEqualTo("/sign-in?unproven");
        requireOut();
    }

    private void requireOut() throws Exception {
        assertThat(Visitor.target(visitor.get("/procedures"))).isEqualTo("/sign-in");
    }
}
