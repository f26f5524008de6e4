package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the pictures of the site do to audits, and to answers as a whole. */
class SiteEffectTest extends SiteGalleryFixture {
    @Test
    void auditsAskThePicturesOfTheSiteButNoProcedureItsOwn() throws Exception {
        String added = procedure("green");
        String same = procedure("green");
        String other = procedure("blue");
        String picture = added(added, 1, "cecum").get("id").stringValue();
        awaitCalibrated();

        assertThat(audit(other)).contains("and 1 picture of this site");
        assertThat(votes(added)).as("its own photograph").doesNotContain("cecum");
        assertThat(votes(same)).as("the same photograph in another procedure").doesNotContain("cecum");
        assertThat(votes(other)).contains("cecum");
        assertThat(Files.readAllBytes(record(other)).length).isPositive();
        assertThat(picture).isEqualTo("site-1");
    }

    /** The labels that the neighbours of a procedure's first photograph vote for. */
    private String votes(String procedure) throws Exception {
        return json(audit(procedure)).get("pictures").get(0).get("votes").toString();
    }

    @Test
    void whatThePicturesOfTheSiteDoToTheAnswersIsMeasuredAfterEachChange() throws Exception {
        // Between two green pictures of the gallery, either of which finds it first.
        String procedure = procedure();
        procedures.add(procedure, Colours.jpeg("green", 5));
        String picture = added(procedure, 1, "blue").get("id").stringValue();
        JsonNode worse = awaitMeasure(1);
        server.send("PATCH", PICTURES + "/" + picture, curator, "{\"label\":\"green\"}");
        JsonNode better = awaitMeasure(2);

        assertThat(worse.get("queries").intValue()).isEqualTo(12);
        assertThat(worse.get("pictures").intValue()).isEqualTo(1);
        assertThat(worse.get("recallAt1Before").get("value").doubleValue()).isEqualTo(1);
        assertThat(worse.get("recallAt1After").get("value").doubleValue()).isLessThan(1);
        assertThat(worse.get("recallAt5After").get("value").doubleValue()).isEqualTo(1);
        assertThat(worse.get("recallAt1After").get("low").doubleValue())
                .isLessThan(worse.get("recallAt1After").get("high").doubleValue());
        assertThat(better.get("recallAt1After").get("value").doubleValue()).isEqualTo(1);
    }

    private JsonNode awaitMeasure(int count) throws Exception {
        while (true) {
            JsonNode measures =
                    json(server.send("GET", SITE + "/stats", viewer, "")).get("measures");
            if (measures.size() == count) {
                return measures.get(0);
            }
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
