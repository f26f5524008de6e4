package io.retroflex.server;

import static io.retroflex.server.RunningServer.basic;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What admins do with the accounts of others. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccountUpkeepTest {
    private static final String CHOSEN = "nurse has a password";

    @Parameter
    private TestDatabase database;

    @TempDir
    private Path folder;

    private RunningServer server;
    private String admin;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.in(folder).on(database).start();
        admin = server.token("ADMIN");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void allAccountsAreListedForAdminsAlone() throws Exception {
        nurse("VIEWER");

        JsonNode listed = json(server.send("GET", "/api/v1/accounts", admin, ""));

        assertThat(listed.size()).isEqualTo(2);
        assertThat(listed.toString())
                .contains("\"name\":\"Nurse Ä\",\"role\":\"VIEWER\",\"local\":true,\"disabled\":false")
                .contains("\"name\":\"admin\",\"role\":\"ADMIN\"")
                .doesNotContain("argon2");
        assertThat(server.send("GET", "/api/v1/accounts", server.token("CURATOR"), "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenFollowsItsAccountsRoleAndEndsWithTheAccount() throws Exception {
        String token = nurse("ADMIN");
        assertThat(server.send("GET", "/api/v1/accounts", token, "").statusCode())
                .isEqualTo(200);

        HttpResponse<String> demoted = change("{\"role\":\"VIEWER\"}");

        assertThat(json(demoted).get("role").stringValue()).isEqualTo("VIEWER");
        assertThat(server.send("GET", "/api/v1/accounts", token, "").statusCode())
                .isEqualTo(403);
        assertThat(server.send("DELETE", "/api/v1/accounts/Nurse%20%C3%84", admin, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.send("GET", "/api/v1/protocols", token, "").statusCode())
                .isEqualTo(401);
        change("{\"disabled\":false}");
        assertThat(server.send("GET", "/api/v1/protocols", token, "").statusCode())
                .as("a token that has ended stays so")
                .isEqualTo(401);
        assertThat(server.send("GET", "/api/v1/account/tokens", basic("Nurse Ä", CHOSEN), "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDisabledAccountsPasswordIsWrong() throws Exception {
        nurse("VIEWER");
        change("{\"disabled\":true}");

        assertThat(server.send("GET", "/api/v1/account/tokens", basic("Nurse Ä", CHOSEN), "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anotherPasswordEndsTheAccountsTokens() throws Exception {
        String token = nurse("VIEWER");

        HttpResponse<String> reset = server.send("POST", "/api/v1/accounts/Nurse%20%C3%84/password", admin, "");

        String once = basic("Nurse Ä", json(reset).get("password").stringValue());
        assertThat(server.send("GET", "/api/v1/protocols", token, "").statusCode())
                .isEqualTo(401);
        assertThat(server.send("GET", "/api/v1/account/tokens", basic("Nurse Ä", CHOSEN), "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send("GET", "/api/v1/account/tokens", once, "").statusCode())
                .as("a one-time password sets another one and no more")
                .isEqualTo(403);
        assertThat(server.send("PUT", "/api/v1/account/password", once, "{\"password\":\"" + CHOSEN + "\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void theLastAdminIsNeitherDisabledNorDemoted() throws Exception {
        for (String change : new String[] {"{\"role\":\"CURATOR\"}", "{\"disabled\":true}"}) {
            HttpResponse<String> refused = server.send("PATCH", "/api/v1/accounts/admin", admin, change);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("'admin' is the last admin").contains("make another one first");
        }
        assertThat(server.send("DELETE", "/api/v1/accounts/admin", admin, "").statusCode())
                .isEqualTo(409);
        nurse("ADMIN");

        assertThat(server.send("DELETE", "/api/v1/accounts/admin", admin, "").statusCode())
                .isEqualTo(204);
        assertThat(server.send("GET", "/api/v1/accounts", admin, "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aChangeThatCannotBeLeavesAllAsItWas() throws Exception {
        String both = "{\"role\":\"ADMIN\",\"disabled\":true}";

        assertThat(server.send("PATCH", "/api/v1/accounts/admin", admin, both).statusCode())
                .isEqualTo(409);
        assertThat(server.send("PATCH", "/api/v1/accounts/nobody", admin, both).body())
                .contains("there is no account 'nobody'");
        assertThat(server.send("PATCH", "/api/v1/accounts/admin", admin, "{\"role\":\"KING\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("GET", "/api/v1/accounts", admin, "").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> change(String wish) throws Exception {
        return server.send("PATCH", "/api/v1/accounts/Nurse%20%C3%84", admin, wish);
    }

    /** Makes the account, and a token of it that may do what it may. */
    private String nurse(String role) throws Exception {
        String wish = "{\"name\":\"Nurse Ä\",\"role\":\"" + role + "\"}";
        String first = json(server.send("POST", "/api/v1/accounts", admin, wish))
                .get("password")
                .stringValue();
        server.send("PUT", "/api/v1/account/password", basic("Nurse Ä", first), "{\"password\":\"" + CHOSEN + "\"}");
        HttpResponse<String> made = server.send(
                "POST",
                "/api/v1/account/tokens",
                basic("Nurse Ä", CHOSEN),
                "{\"name\":\"test\",\"role\":\"" + role + "\",\"days\":1}");
        return "Bearer " + json(made).get("secret").stringValue();
    }
}
