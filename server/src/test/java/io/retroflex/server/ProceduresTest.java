package io.retroflex.server;

import static io.retroflex.server.ProcedureClient.PROCEDURES;
import static io.retroflex.server.ProcedureClient.wish;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Procedures that are made, found, and deleted. */
class ProceduresTest extends ProcedureFixture {
    @Test
    void aNameOfLettersThatTakeTwoPlacesEachIsRefusedBeforeTheDatabaseHasNoRoomForIt() throws Exception {
        String letter = Character.toString(0x20000);

        assertThat(server.send("POST", PROCEDURES, reviewer, wish(letter.repeat(51)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", PROCEDURES, reviewer, wish(letter.repeat(50)))
                        .statusCode())
                .isEqualTo(201);
        String ruling = procedures.audited("astral", "green") + "/stations/cecum/ruling";
        assertThat(server.send(
                                "PUT",
                                ruling,
                                reviewer,
                                "{\"verdict\":\"UNCERTAIN\",\"reason\":\"" + letter.repeat(501) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRequestThatIsSentTwiceMakesOneProcedure() throws Exception {
        String wish = wish("twice");
        HttpResponse<String> first = server.post(PROCEDURES, reviewer, wish, "Idempotency-Key", "k-1");
        HttpResponse<String> second = server.post(PROCEDURES, reviewer, wish, "Idempotency-Key", "k-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(second).get("id")).isEqualTo(json(first).get("id"));
    }

    @Test
    void aProcedureLinksToWhatElseThereIsOfIt() throws Exception {
        String procedure = procedures.audited("linked", "green");
        JsonNode links = json(server.send("GET", procedure, viewer, "")).get("links");

        assertThat(links.get("reports").propertyNames()).containsExactly("HTML", "PDF", "JSON", "CSV", "FHIR");
        assertThat(links.get("self").stringValue()).isEqualTo(procedure);
        List<String> all = new ArrayList<>(
                List.of(links.get("history").stringValue(), links.get("events").stringValue()));
        links.get("reports").forEach(link -> all.add(link.stringValue()));
        for (String link : all) {
            assertThat(server.send("GET", link, viewer, "").statusCode())
                    .as(link)
                    .isEqualTo(200);
        }
    }

    @Test
    void aProcedureThatIsNotAuditedLinksToNoReport() throws Exception {
        JsonNode links = json(server.send("GET", procedures.made("unlinked"), viewer, ""))
                .get("links");

        assertThat(links.get("reports").isEmpty()).isTrue();
        assertThat(links.get("events").isNull()).isFalse();
    }

    @Test
    void proceduresAreListedByPagesAndByWhatIsAskedFor() throws Exception {
        procedures.made("listed-5 of another kind");
        for (int i = 0; i < 5; i++) {
            procedures.made("listed_5 " + i);
        }
        JsonNode page = json(server.send("GET", PROCEDURES + "?name=LISTED_5&size=2&page=1", viewer, ""));

        assertThat(page.get("all").intValue()).isEqualTo(5);
        assertThat(page.get("procedures").get(0).get("name").stringValue()).isEqualTo("listed_5 2");
        assertThat(json(server.send("GET", PROCEDURES + "?name=listed&state=AUDITED", viewer, ""))
                        .get("all")
                        .intValue())
                .isZero();
        assertThat(server.send("GET", PROCEDURES + "?size=0", viewer, "").statusCode())
                .isEqualTo(400);
        assertThat(server.send("GET", PROCEDURES + "?state=LOST", viewer, "").statusCode())
                .isEqualTo(400);
        // PostgreSQL takes no such letter.
        for (String parameter : List.of("protocol", "name")) {
            assertThat(server.send("GET", PROCEDURES + "?" + parameter + "=%00", viewer, "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aDeletedProcedureLeavesNothing() throws Exception {
        String procedure = procedures.audited("deleted", "green", "red");
        server.send("PUT", procedure + "/photographs/1/placement", reviewer, "{}");
        assertThat(files(procedure))
                .as("a pack of two photographs, and their audit")
                .hasSize(2);
        assertThat(server.send("DELETE", procedure, reviewer, "").statusCode()).isEqualTo(403);

        assertThat(server.send("DELETE", procedure, curator, "").statusCode()).isEqualTo(204);

        assertThat(server.send("GET", procedure, viewer, "").statusCode()).isEqualTo(404);
        assertThat(files(procedure)).isEmpty();
        assertThat(server.send("DELETE", procedure, curator, "").statusCode()).isEqualTo(404);
    }
}
