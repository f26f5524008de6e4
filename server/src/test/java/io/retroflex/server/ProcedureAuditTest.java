package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a procedure is audited, and the reports of it. */
class ProcedureAuditTest extends ProcedureFixture {
    @Test
    void photographsThatAreSentAreAuditedAndTheAuditStays() throws Exception {
        String procedure = procedures.made("one");

        JsonNode added = json(procedures.add(procedure, Colours.jpeg("green"), Colours.jpeg("red")));
        assertThat(added.get("added").intValue()).isEqualTo(2);
        assertThat(server.send("POST", procedure + "/audit", reviewer, "").statusCode())
                .isEqualTo(202);
        JsonNode audited = server.awaitAudit(procedure, viewer);

        assertThat(audited.get("state").stringValue()).isEqualTo("AUDITED");
        assertThat(audited.has("completeness")).isTrue();
        JsonNode report = json(server.send("GET", procedure + "/report", viewer, ""));
        assertThat(report.get("stations").size()).isEqualTo(2);
        assertThat(report.get("pictures").size()).isEqualTo(2);
        assertThat(report.get("notice").stringValue()).contains("not a diagnosis");
    }

    @Test
    void whoWatchesIsToldHowFarAnAuditIsUntilItIsMade() throws Exception {
        String procedure = procedures.made("watched");
        procedures.add(procedure, Colours.jpeg("green"), Colours.jpeg("red"));
        server.send("POST", procedure + "/audit", reviewer, "");

        String events = server.send("GET", procedure + "/events", viewer, "").body();

        List<JsonNode> told = events.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> json(line.substring(5).strip()))
                .toList();
        assertThat(told.getLast().get("state").stringValue()).isEqualTo("AUDITED");
        assertThat(told.getLast().get("looked").intValue()).isEqualTo(2);
    }

    @Test
    void reportsAreToBeHadInEveryForm() throws Exception {
        String procedure = procedures.audited("forms", "green");

        for (List<String> form : List.of(
                List.of("HTML", "text/html", "<!DOCTYPE html>"),
                List.of("PDF", "application/pdf", "%PDF"),
                List.of("JSON", "application/json", "{"),
                List.of("CSV", "text/csv", "procedure,"),
                List.of("FHIR", "application/fhir+json", "{"))) {
            HttpResponse<String> report = server.send("GET", procedure + "/report?format=" + form.get(0), viewer, "");
            assertThat(report.statusCode()).as(form.get(0)).isEqualTo(200);
            assertThat(report.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(form.get(1));
            assertThat(report.body()).startsWith(form.get(2));
            assertThat(report.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
        }
    }
}
