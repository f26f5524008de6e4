package io.retroflex.server.security;

import static io.retroflex.server.RunningServer.basic;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.RunningServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask for what. Who adds an operation says here which role is the least for it. */
class RoutesTest {
    /** Who a route is for; each but the first two may do what those before may. */
    private enum Least {
        EVERYBODY,
        PASSWORD,
        VIEWER,
        REVIEWER,
        CURATOR,
        ADMIN
    }

    private static final List<Least> ROLES = List.of(Least.VIEWER, Least.REVIEWER, Least.CURATOR, Least.ADMIN);

    private static final Map<String, Least> ROUTES = Map.ofEntries(
            Map.entry("PUT /api/v1/account/password", Least.PASSWORD),
            Map.entry("GET /api/v1/account/tokens", Least.PASSWORD),
            Map.entry("POST /api/v1/account/tokens", Least.PASSWORD),
            Map.entry("DELETE /api/v1/account/tokens/{id}", Least.PASSWORD),
            Map.entry("GET /api/v1/accounts", Least.ADMIN),
            Map.entry("POST /api/v1/accounts", Least.ADMIN),
            Map.entry("PATCH /api/v1/accounts/{name}", Least.ADMIN),
            Map.entry("DELETE /api/v1/accounts/{name}", Least.ADMIN),
            Map.entry("POST /api/v1/accounts/{name}/password", Least.ADMIN),
            Map.entry("POST /api/v1/search", Least.VIEWER),
            Map.entry("GET /api/v1/galleries/{gallery}/pictures/{id}/neighbours", Least.VIEWER),
            Map.entry("GET /api/v1/procedures/{id}/photographs/{number}/neighbours", Least.VIEWER),
            Map.entry("POST /api/v1/audits", Least.REVIEWER),
            Map.entry("GET /api/v1/procedures", Least.VIEWER),
            Map.entry("POST /api/v1/procedures", Least.REVIEWER),
            Map.entry("GET /api/v1/procedures/{id}", Least.VIEWER),
            Map.entry("DELETE /api/v1/procedures/{id}", Least.CURATOR),
            Map.entry("POST /api/v1/procedures/{id}/photographs", Least.REVIEWER),
            Map.entry("GET /api/v1/procedures/{id}/photographs/{number}", Least.VIEWER),
            Map.entry("PUT /api/v1/procedures/{id}/photographs/{number}/placement", Least.REVIEWER),
            Map.entry("DELETE /api/v1/procedures/{id}/photographs/{number}/placement", Least.REVIEWER),
            Map.entry("POST /api/v1/procedures/{id}/audit", Least.REVIEWER),
            Map.entry("GET /api/v1/procedures/{id}/events", Least.VIEWER),
            Map.entry("GET /api/v1/procedures/{id}/report", Least.VIEWER),
            Map.entry("GET /api/v1/procedures/{id}/history", Least.VIEWER),
            Map.entry("PUT /api/v1/procedures/{id}/stations/{station}/ruling", Least.REVIEWER),
            Map.entry("DELETE /api/v1/procedures/{id}/stations/{station}/ruling", Least.REVIEWER),
            Map.entry("PUT /api/v1/procedures/{id}/signature", Least.REVIEWER),
            Map.entry("DELETE /api/v1/procedures/{id}/signature", Least.CURATOR),
            Map.entry("POST /api/v1/dicomweb/procedures/{id}/studies", Least.REVIEWER),
            Map.entry("POST /api/v1/dicomweb/procedures/{id}/studies/{study}", Least.REVIEWER),
            Map.entry("GET /api/v1/unit", Least.VIEWER),
            Map.entry("GET /api/v1/log", Least.ADMIN),
            Map.entry("GET /api/v1/galleries", Least.VIEWER),
            Map.entry("GET /api/v1/galleries/{gallery}/pictures", Least.VIEWER),
            Map.entry("GET /api/v1/galleries/{gallery}/pictures/{id}/thumbnail", Least.VIEWER),
            Map.entry("GET /api/v1/galleries/{gallery}/stats", Least.VIEWER),
            Map.entry("POST /api/v1/galleries/site/pictures", Least.CURATOR),
            Map.entry("PATCH /api/v1/galleries/site/pictures/{id}", Least.CURATOR),
            Map.entry("DELETE /api/v1/galleries/site/pictures/{id}", Least.CURATOR),
            Map.entry("GET /api/v1/galleries/site/history", Least.VIEWER),
            Map.entry("GET /api/v1/galleries/site/export", Least.CURATOR),
            Map.entry("GET /api/v1/models", Least.VIEWER),
            Map.entry("GET /api/v1/protocols", Least.VIEWER),
            Map.entry("GET /api/v1/protocols/{id}", Least.VIEWER));

    /** What the description does not have. */
    private static final Map<String, Least> OTHERS = Map.ofEntries(
            Map.entry("GET /v3/api-docs", Least.EVERYBODY),
            Map.entry("GET /actuator/health", Least.EVERYBODY),
            Map.entry("GET /actuator/health/liveness", Least.EVERYBODY),
            Map.entry("GET /actuator/prometheus", Least.ADMIN),
            Map.entry("GET /actuator", Least.ADMIN));

    /** Nobody gets these, whoever it is. */
    private static final List<String> NOTHING = List.of(
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/threaddump",
            "/actuator/loggers",
            "/actuator/shutdown",
            "/actuator/beans",
            "/v3/api-docs.yaml",
            "/h2-console",
            "/swagger-ui.html",
            "/swagger-ui/index.html",
            "/jolokia",
            "/console");

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static final Map<Least, String> TOKENS = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(folder);
        for (Least role : ROLES) {
            TOKENS.put(role, server.token(role.name()));
        }
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void everyOperationThatIsDescribedIsInTheTableAndNoOther() throws Exception {
        Set<String> described = new TreeSet<>();
        json(server.send("GET", "/v3/api-docs", "", ""))
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described).isEqualTo(new TreeSet<>(ROUTES.keySet()));
    }

    @Test
    void nobodyComesIn() throws Exception {
        for (Map.Entry<String, Least> route : ROUTES.entrySet()) {
            assertThat(status(route.getKey(), "")).as(route.getKey()).isEqualTo(401);
            assertThat(status(route.getKey(), "Bearer rfx_wrong"))
                    .as(route.getKey())
                    .isEqualTo(401);
        }
        for (Map.Entry<String, Least> route : OTHERS.entrySet()) {
            assertThat(status(route.getKey(), ""))
                    .as(route.getKey())
                    .isEqualTo(route.getValue() == Least.EVERYBODY ? 200 : 401);
        }
    }

    @Test
    void aRoleThatIsNotEnoughIsRefusedAndOneThatIsIsNot() throws Exception {
        for (Map<String, Least> table : List.of(ROUTES, OTHERS)) {
            for (Map.Entry<String, Least> route : table.entrySet()) {
                for (Least role : ROLES) {
                    boolean enough = route.getValue() == Least.EVERYBODY
                            || (route.getValue() != Least.PASSWORD && role.compareTo(route.getValue()) >= 0);
                    int status = status(route.getKey(), TOKENS.get(role));
                    if (enough) {
                        assertThat(status).as(role + " " + route).isNotIn(401, 403);
                    } else {
                        assertThat(status).as(role + " " + route).isEqualTo(403);
                    }
                }
            }
        }
    }

    @Test
    void aPasswordOpensWhatIsItsOwnersAndNothingElse() throws Exception {
        String password = basic("admin", "correct horse battery");
        for (Map.Entry<String, Least> route : ROUTES.entrySet()) {
            int status = status(route.getKey(), password);
            if (route.getValue() == Least.PASSWORD) {
                assertThat(status).as(route.getKey()).isNotIn(401, 403);
            } else {
                assertThat(status).as(route.getKey()).isEqualTo(403);
            }
        }
    }

    @Test
    void aPasswordThatServesOnceSetsAnotherOneAndDoesNothingElse() throws Exception {
        String once = json(server.send(
                        "POST", "/api/v1/accounts", TOKENS.get(Least.ADMIN), "{\"name\":\"once\",\"role\":\"ADMIN\"}"))
                .get("password")
                .stringValue();
        for (String route : ROUTES.keySet()) {
            if (!route.equals("PUT /api/v1/account/password")) {
                assertThat(status(route, basic("once", once))).as(route).isEqualTo(403);
            }
        }
    }

    @Test
    void whatNobodyNeedsIsNotThere() throws Exception {
        for (String path : NOTHING) {
            assertThat(status("GET " + path, "")).as(path).isEqualTo(401);
            // Pages know persons by their sessions, and no tokens.
            assertThat(status("GET " + path, TOKENS.get(Least.ADMIN))).as(path).isIn(401, 403, 404);
            assertThat(status("POST " + path, TOKENS.get(Least.ADMIN))).as(path).isIn(401, 403, 404, 405);
        }
    }

    private static int status(String route, String authorization) throws Exception {
        String[] parts = route.split(" ", 2);
        return server.send(parts[0], parts[1].replaceAll("\\{\\w+}", "1"), authorization, "")
                .statusCode();
    }
}
