package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see and change what on the pages. */
class PageRoutesTest {
    private static final String PROCEDURE = "/procedures/" + "0".repeat(32);

    private static final String PHOTOGRAPH = "/gallery/site/photographs/" + "0".repeat(32) + "/1";

    /** What the pages send, and the least role that may. */
    private static final Map<String, Role> CHANGES = Map.ofEntries(
            Map.entry("/account/tokens/1/end", Role.VIEWER),
            Map.entry("/procedures", Role.REVIEWER),
            Map.entry(PROCEDURE + "/photographs", Role.REVIEWER),
            Map.entry(PROCEDURE + "/some", Role.REVIEWER),
            Map.entry(PROCEDURE + "/audit", Role.REVIEWER),
            Map.entry(PROCEDURE + "/stations/cecum/ruling", Role.REVIEWER),
            Map.entry(PROCEDURE + "/stations/cecum/unruling", Role.REVIEWER),
            Map.entry(PROCEDURE + "/photographs/1/placement", Role.REVIEWER),
            Map.entry(PROCEDURE + "/signature", Role.REVIEWER),
            Map.entry(PROCEDURE + "/reopen", Role.CURATOR),
            Map.entry(PROCEDURE + "/delete", Role.CURATOR),
            Map.entry(PHOTOGRAPH, Role.CURATOR),
            Map.entry(PHOTOGRAPH + "/label", Role.CURATOR),
            Map.entry(PHOTOGRAPH + "/remove", Role.CURATOR),
            Map.entry("/accounts", Role.ADMIN),
            Map.entry("/accounts/role", Role.ADMIN),
            Map.entry("/accounts/disable", Role.ADMIN),
            Map.entry("/accounts/enable", Role.ADMIN),
            Map.entry("/accounts/password", Role.ADMIN));

    private static final List<String> SEEN =
            List.of("/procedures", PROCEDURE, "/search", "/gallery", "/gallery/site", PHOTOGRAPH, "/unit", "/account");

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static final Map<Role, Visitor> VISITORS = new EnumMap<>(Role.class);

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(folder);
        for (Role role : Role.values()) {
            VISITORS.put(role, Visitor.with(role, server));
        }
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aRoleThatIsNotEnoughIsRefusedAndOneThatIsIsNot() throws Exception {
        for (Map.Entry<String, Role> change : CHANGES.entrySet()) {
            for (Role role : Role.values()) {
                int status = VISITORS.get(role)
                        .submit("/account", change.getKey(), Map.of())
                        .statusCode();
                if (role.includes(change.getValue())) {
                    assertThat(status).as(role + " " + change).isNotIn(401, 403).isLessThan(500);
                } else {
                    assertThat(status).as(role + " " + change).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void nothingChangesWithoutTheTokenOfAPage() throws Exception {
        for (String path : CHANGES.keySet()) {
            assertThat(VISITORS.get(Role.ADMIN).post(path, Map.of()).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whoIsNotSignedInIsSentToWhereTheyMay() throws Exception {
        for (String path : SEEN) {
            assertThat(Visitor.target(new Visitor(server).get(path))).as(path).isEqualTo("/sign-in");
        }
    }

    @Test
    void theAccessLogIsForAdminsAndOnlyTheyAreLedThere() throws Exception {
        for (Role role : Role.values()) {
            Visitor visitor = VISITORS.get(role);
            boolean admin = role == Role.ADMIN;
            assertThat(visitor.get("/log").statusCode()).as(role.name()).isEqualTo(admin ? 200 : 403);
            assertThat(visitor.get("/gallery").body().contains("href=\"/log\""))
                    .as(role.name())
                    .isEqualTo(admin);
        }
        assertThat(Visitor.target(new Visitor(server).get("/log"))).isEqualTo("/sign-in");
    }

    @Test
    void anAddressWhereNothingIsHasAPageForPersonsAndAProblemForPrograms() throws Exception {
        HttpResponse<String> page = VISITORS.get(Role.VIEWER).get("/prosedures");
        HttpResponse<String> problem;
        try (HttpClient program = HttpClient.newHttpClient()) {
            problem = program.send(
                    server.request("/api/v1/prosedures", server.token("VIEWER"))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("href=\"/procedures\"");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("nothing is at this address");
    }

    @Test
    void everybodyWhoIsSignedInSeesThePages() throws Exception {
        for (String path : SEEN) {
            for (Role role : Role.values()) {
                assertThat(VISITORS.get(role).get(path).statusCode())
                        .as(role + " " + path)
                        .isIn(200, 404);
            }
        }
    }
}
