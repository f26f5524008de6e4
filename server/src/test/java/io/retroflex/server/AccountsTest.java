package io.retroflex.server;

import static io.retroflex.server.RunningServer.basic;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Accounts, passwords and tokens. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccountsTest {
    private static final String CHOSEN = "correct horse battery";

    @Parameter
    private TestDatabase database;

    @TempDir
    private Path folder;

    @Test
    void theFirstPasswordServesToSetAnotherOneAndForNothingElse() throws Exception {
        try (RunningServer server = start(folder)) {
            String first = basic("admin", server.firstPassword());
            assertThat(server.send("POST", "/api/v1/account/tokens", first, wish("ADMIN"))
                            .statusCode())
                    .isEqualTo(403);

            assertThat(setPassword(server, first, CHOSEN).statusCode()).isEqualTo(204);

            assertThat(server.send("POST", "/api/v1/account/tokens", first, wish("ADMIN"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.send("POST", "/api/v1/account/tokens", basic("admin", CHOSEN), wish("ADMIN"))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void accountsAndTokensAreThereAfterARestartAndNoNewAdminIsMade() throws Exception {
        String token;
        try (RunningServer server = start(folder)) {
            token = server.token("VIEWER");
        }
        try (RunningServer server = start(folder)) {
            assertThat(server.notes()).isNotEmpty().noneMatch(note -> note.contains("password"));
            assertThat(server.send("GET", "/api/v1/protocols", token, "").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void twoFirstStartsHaveDifferentPasswords() throws Exception {
        try (RunningServer one = start(folder.resolve("1"));
                RunningServer other = start(folder.resolve("2"))) {
            assertThat(one.firstPassword()).isNotEqualTo(other.firstPassword()).hasSizeGreaterThan(15);
        }
    }

    @Test
    void passwordsThatAreShortAreRefused() throws Exception {
        try (RunningServer server = start(folder)) {
            HttpResponse<String> refused = setPassword(server, basic("admin", server.firstPassword()), "short");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("the password has 5 characters; take at least 12");
        }
    }

    @Test
    void anAccountMakesNoTokenThatMayDoMoreThanItself() throws Exception {
        try (RunningServer server = start(folder)) {
            String admin = server.token("ADMIN");
            JsonNode made =
                    json(server.send("POST", "/api/v1/accounts", admin, "{\"name\":\"Nurse A\",\"role\":\"VIEWER\"}"));
            setPassword(server, basic("Nurse A", made.get("password").stringValue()), CHOSEN);
            String nurse = basic("Nurse A", CHOSEN);

            assertThat(server.send("POST", "/api/v1/account/tokens", nurse, wish("CURATOR"))
                            .body())
                    .contains("a token cannot be CURATOR where its account is VIEWER");
            assertThat(server.send("POST", "/api/v1/account/tokens", nurse, wish("VIEWER"))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void aTokenThatIsEndedOpensNothingMoreAndNobodyEndsThatOfAnother() throws Exception {
        try (RunningServer server = start(folder)) {
            String token = server.token("ADMIN");
            String owner = basic("admin", "correct horse battery");
            JsonNode listed = json(server.send("GET", "/api/v1/account/tokens", owner, ""));
            assertThat(listed.size()).isEqualTo(1);
            assertThat(listed.get(0).has("secret")).isFalse();
            String path = "/api/v1/account/tokens/" + listed.get(0).get("id").longValue();
            JsonNode made =
                    json(server.send("POST", "/api/v1/accounts", token, "{\"name\":\"nurse\",\"role\":\"VIEWER\"}"));
            setPassword(server, basic("nurse", made.get("password").stringValue()), CHOSEN);

            assertThat(server.send("DELETE", path, basic("nurse", CHOSEN), "").statusCode())
                    .isEqualTo(404);
            assertThat(server.send("GET", "/api/v1/protocols", token, "").statusCode())
                    .isEqualTo(200);
            assertThat(server.send("DELETE", path, owner, "").statusCode()).isEqualTo(204);
            assertThat(server.send("GET", "/api/v1/protocols", token, "").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void onlyAnAdminMakesAccountsAndNoTwoOfOneName() throws Exception {
        try (RunningServer server = start(folder)) {
            String admin = server.token("ADMIN");
            String curator = server.token("CURATOR");
            String nurse = "{\"name\":\"nurse\",\"role\":\"VIEWER\"}";

            assertThat(server.send("POST", "/api/v1/accounts", curator, nurse).statusCode())
                    .isEqualTo(403);
            assertThat(server.send("POST", "/api/v1/accounts", admin, nurse).statusCode())
                    .isEqualTo(201);
            assertThat(server.send("POST", "/api/v1/accounts", admin, nurse).statusCode())
                    .isEqualTo(409);
            for (String bad :
                    List.of("{}", "{\"name\":\"a\\nb\",\"role\":\"VIEWER\"}", "{\"name\":\"a\",\"role\":\"KING\"}")) {
                assertThat(server.send("POST", "/api/v1/accounts", admin, bad).statusCode())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void whoTriesPasswordsHasToWait() throws Exception {
        try (RunningServer server = start(folder)) {
            for (int i = 0; i < 5; i++) {
                assertThat(setPassword(server, basic("admin", "guess " + i), CHOSEN)
                                .statusCode())
                        .isEqualTo(401);
            }

            HttpResponse<String> refused = setPassword(server, basic("admin", server.firstPassword()), CHOSEN);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 61);
            // Others are not kept waiting.
            assertThat(setPassword(server, basic("nobody", "guess"), CHOSEN).statusCode())
                    .isEqualTo(401);
        }
    }

    private RunningServer start(Path data) throws IOException {
        return RunningServer.in(data).on(database).start();
    }

    private static HttpResponse<String> setPassword(RunningServer server, String authorization, String password)
            throws Exception {
        return server.send("PUT", "/api/v1/account/password", authorization, "{\"password\":\"" + password + "\"}");
    }

    private static String wish(String role) {
        return "{\"name\":\"mine\",\"role\":\"" + role + "\",\"days\":30}";
    }
}
