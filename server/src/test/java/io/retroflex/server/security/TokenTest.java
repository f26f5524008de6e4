package io.retroflex.server.security;

import static io.retroflex.server.RunningServer.basic;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.RunningServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a token may do, and for how long. */
class TokenTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String NURSE = "{\"name\":\"nurse\",\"role\":\"VIEWER\"}";

    @TempDir
    private Path folder;

    @Test
    void aTokenDoesNoMoreThanItsAccountMayBySomebodysLaterDecision() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String token = server.token("ADMIN");
            assertThat(server.send("POST", "/api/v1/accounts", token, NURSE).statusCode())
                    .isEqualTo(201);

            change("UPDATE account SET role = 'VIEWER' WHERE name = 'admin'");

            assertThat(server.send("POST", "/api/v1/accounts", token, NURSE).statusCode())
                    .isEqualTo(403);
            assertThat(server.send("GET", "/api/v1/protocols", token, "").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTokenWhoseTimeIsOverOpensNothing() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String token = server.token("VIEWER");

            change("UPDATE token SET expires = TIMESTAMP '2020-01-01 00:00:00'");

            assertThat(server.send("GET", "/api/v1/protocols", token, "").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void theDatabaseHasNeitherPasswordsNorTokensInIt() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String secret = server.token("VIEWER").substring("Bearer ".length());
            StringBuilder all = new StringBuilder();
            try (Connection database = database();
                    Statement statement = database.createStatement();
                    var rows = statement.executeQuery("SCRIPT")) {
                while (rows.next()) {
                    all.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(all.toString()).contains("argon2id").doesNotContain(secret, PASSWORD, server.firstPassword());
        }
    }

    @Test
    void aTokenInTheAddressOrInAFormIsNoToken() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String secret = server.token("VIEWER").substring("Bearer ".length());

            assertThat(server.send("GET", "/api/v1/protocols?access_token=" + secret, "", "")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(Raw.answer(server, "GET /api/v1/protocols HTTP/1.1\r\nCookie: token=" + secret + "\r\n"))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void aNameThatNobodyHasIsToldNothingElseThanAWrongPassword() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String known = answer(server, "admin");

            assertThat(answer(server, "nobody")).isEqualTo(known);
        }
    }

    private static String answer(RunningServer server, String name) throws Exception {
        var answer = server.send("GET", "/api/v1/account/tokens", basic(name, "wrong"), "");
        return answer.statusCode() + answer.body();
    }

    @Test
    void guessingIsSlowedDownForTheNameWhateverThePathOrTheMethod() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            server.token("VIEWER");
            for (String path :
                    new String[] {"/api/v1/protocols", "/actuator/prometheus", "/api/x", "/v3/api-docs", "/api"}) {
                server.send("GET", path, basic("admin", "wrong"), "");
            }
            var refused = server.send("GET", "/api/v1/account/tokens", basic("admin", PASSWORD), "");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(json(refused).get("detail").stringValue()).contains("too many attempts");
        }
    }

    private void change(String sql) throws Exception {
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private Connection database() throws Exception {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("retroflex")
                        + ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "",
                "");
    }
}
