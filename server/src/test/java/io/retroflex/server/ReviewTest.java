package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What persons decide about an audited procedure. */
class ReviewTest extends ProcedureFixture {
    @Test
    void whatAPersonRulesHoldsAndStaysInTheHistoryWhenItIsTakenBack() throws Exception {
        String procedure = procedures.audited("ruled", "green");
        JsonNode before = json(server.send("GET", procedure, viewer, ""));
        String ruling = procedure + "/stations/" + stations(procedure).getFirst() + "/ruling";

        assertThat(server.send("PUT", ruling, reviewer, "{\"verdict\":\"DOCUMENTED\",\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        for (String station : stations(procedure)) {
            assertThat(server.send(
                                    "PUT",
                                    procedure + "/stations/" + station + "/ruling",
                                    reviewer,
                                    "{\"verdict\":\"DOCUMENTED\",\"reason\":\"I was there\"}")
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(json(server.send("GET", procedure, viewer, ""))
                        .get("completeness")
                        .stringValue())
                .isEqualTo("COMPLETE");
        assertThat(server.send("DELETE", ruling, reviewer, "").statusCode()).isEqualTo(204);

        JsonNode history = json(server.send("GET", procedure + "/history", viewer, ""));
        assertThat(history.size()).isEqualTo(3);
        assertThat(history.get(0).get("reason").stringValue()).isEqualTo("I was there");
        assertThat(history.get(2).get("kind").stringValue()).isEqualTo("UNRULED");
        assertThat(history.get(0).get("by").stringValue()).isEqualTo("admin");
        assertThat(before.get("completeness").stringValue()).isNotEqualTo("COMPLETE");
    }

    @Test
    void aPhotographIsPlacedAtAStationAndNoOtherThanThoseThereAre() throws Exception {
        String procedure = procedures.audited("placed", "green");
        String station = stations(procedure).getFirst();
        String placement = procedure + "/photographs/1/placement";

        assertThat(server.send("PUT", placement, reviewer, "{\"station\":\"" + station + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.send("PUT", placement, reviewer, "{\"station\":\"moon\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("PUT", procedure + "/photographs/9/placement", reviewer, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send("PUT", placement, viewer, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void noStationIsRuledOnThatTheProtocolDoesNotHave() throws Exception {
        String ruling = procedures.audited("misspelt", "green") + "/stations/moon/ruling";

        HttpResponse<String> ruled =
                server.send("PUT", ruling, reviewer, "{\"verdict\":\"DOCUMENTED\",\"reason\":\"I was there\"}");

        assertThat(ruled.statusCode()).isEqualTo(404);
        assertThat(json(ruled).get("detail").stringValue()).contains("no such station");
        assertThat(server.send("DELETE", ruling, reviewer, "").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingOfASignedProcedureChangesUntilACuratorTakesTheSignatureBack() throws Exception {
        String procedure = procedures.audited("signed", "green");
        assertThat(server.send("PUT", procedure + "/signature", reviewer, "").statusCode())
                .isEqualTo(204);

        assertThat(server.send("PUT", procedure + "/photographs/1/placement", reviewer, "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(server.send("POST", procedure + "/audit", reviewer, "").statusCode())
                .isEqualTo(409);
        assertThat(procedures.add(procedure, Colours.jpeg("red")).statusCode()).isEqualTo(409);
        assertThat(server.send("DELETE", procedure + "/signature", reviewer, "").statusCode())
                .isEqualTo(403);
        assertThat(server.send("DELETE", procedure + "/signature", curator, "").statusCode())
                .isEqualTo(204);
        assertThat(procedures.add(procedure, Colours.jpeg("red")).statusCode()).isEqualTo(200);
    }

    private static List<String> stations(String procedure) throws Exception {
        List<String> stations = new ArrayList<>();
        json(server.send("GET", procedure + "/report", viewer, ""))
                .get("stations")
                .forEach(station -> stations.add(station.get("id").stringValue()));
        return stations;
    }
}
