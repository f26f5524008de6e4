package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The unit's statistics for programs. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class UnitTest {
    private static final String UNIT = "/api/v1/unit?protocol=hyperkvasir-lower";

    @TempDir
    private Path folder;

    @Parameter
    private TestDatabase database;

    @Test
    void auditedProceduresAreCountedAndTheirNamesAreNotTold() throws Exception {
        try (RunningServer server = RunningServer.in(folder).on(database).start()) {
            String viewer = server.token("VIEWER");
            String reviewer = server.token("REVIEWER");
            assertThat(json(server.send("GET", UNIT, viewer, ""))
                            .get("procedures")
                            .intValue())
                    .isZero();
            String first = audited(server, reviewer, "Kitchen 12", "green");
            audited(server, reviewer, "Kitchen 13", "red");

            HttpResponse<String> unit = server.send("GET", UNIT, viewer, "");
            JsonNode all = json(unit);
            assertThat(all.get("procedures").intValue()).isEqualTo(2);
            assertThat(all.at("/protocol/id").stringValue()).isEqualTo("hyperkvasir-lower");
            assertThat(all.get("stations").size()).isEqualTo(2);
            assertThat(all.get("notice").stringValue()).contains("not a diagnosis");

            HttpResponse<String> table = server.send("GET", UNIT + "&format=CSV", viewer, "");
            assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
            List<String> rows = table.body().lines().toList();
            assertThat(rows).hasSize(3);
            assertThat(rows.getFirst()).startsWith("procedure,name,completeness");
            assertThat(unit.body() + table.body()).doesNotContain("Kitchen");
            assertThat(server.send("GET", UNIT + "&format=CSV&table=STATIONS", viewer, "")
                            .body())
                    .startsWith("column,value,station");

            server.send("DELETE", first, server.token("CURATOR"), "");
            assertThat(json(server.send("GET", UNIT, viewer, ""))
                            .get("procedures")
                            .intValue())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsNotKnownIsRefused() throws Exception {
        try (RunningServer server = RunningServer.in(folder).on(database).start()) {
            String viewer = server.token("VIEWER");
            assertThat(server.send("GET", "/api/v1/unit?protocol=none", viewer, "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.send("GET", "/api/v1/unit", viewer, "").statusCode())
                    .isEqualTo(400);
            assertThat(server.send("GET", UNIT + "&format=XML", viewer, "").statusCode())
                    .isEqualTo(400);
            assertThat(server.send("GET", UNIT, "", "").statusCode()).isEqualTo(401);
        }
    }

    private static String audited(RunningServer server, String reviewer, String name, String label) throws Exception {
        String procedure = server.send(
                        "POST",
                        "/api/v1/procedures",
                        reviewer,
                        "{\"name\":\"" + name + "\",\"protocol\":\"hyperkvasir-lower\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        server.upload(procedure + "/photographs", reviewer, "photographs", Colours.jpeg(label));
        server.send("POST", procedure + "/audit", reviewer, "");
        server.awaitAudit(procedure, reviewer);
        return procedure;
    }
}
