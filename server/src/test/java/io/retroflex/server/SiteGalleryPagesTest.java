package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the pages show of the gallery of the site. */
class SiteGalleryPagesTest extends SitePagesFixture {
    @Test
    void theGalleryShowsThePicturesOfTheSiteFirstAndAloneAndNotAtAll() throws Exception {
        String procedure = audited("Room 1", "green");
        change(procedure, "", Map.of("label", "cecum"));

        assertThat(body(curator, "/gallery"))
                .contains("13 in all")
                .containsSubsequence("/gallery/pictures/site-1/thumbnail", "/gallery/pictures/picture-0/thumbnail");
        assertThat(body(curator, "/gallery?origin=SITE"))
                .contains("1 in all", "/procedures/" + procedure + "#photograph-1", "Photograph 1 of Room 1")
                .doesNotContain("/gallery/pictures/picture-");
        assertThat(body(curator, "/gallery?origin=GIVEN")).contains("12 in all").doesNotContain("site-1");
        assertThat(body(curator, "/gallery?label=cecum")).contains("1 in all");
        assertThat(body(curator, "/gallery?origin=SITE&label=red")).contains("There is no such picture.");
        assertThat(body(curator, "/gallery?where=label~")).contains("role=\"alert\"");
        assertThat(curator.get("/gallery?origin=MINE").statusCode()).isEqualTo(400);
        assertThat(curator.get("/gallery?origin=MINE").body()).contains("<html", "origin is none of BOTH, GIVEN, SITE");
        assertThat(curator.get("/gallery/pictures/site-1/thumbnail").headers().firstValue("Content-Type"))
                .contains("image/jpeg");
    }

    @Test
    void theHistorySaysWhoDidWhatAndNamesAProcedureAsLongAsItIsThere() throws Exception {
        String procedure = audited("Room 1", "green");
        change(procedure, "", Map.of("label", "cecum"));
        change(procedure, "/label", Map.of("label", "blue"));

        assertThat(body(curator, "/gallery/site"))
                .containsSubsequence("a CURATOR · label changed to blue", "a CURATOR · added as cecum")
                .contains(
                        "Photograph 1 of Room 1", photograph(procedure), "One picture of this site answers beside 12");

        server.send("DELETE", "/api/v1/procedures/" + procedure, token, "");

        assertThat(body(curator, "/gallery/site"))
                .containsSubsequence("gone with its procedure (blue)", "label changed to blue", "added as cecum")
                .contains("No picture of this site answers beside 12")
                .doesNotContain("Room 1", procedure);
    }

    @Test
    void theHistoryGoesOnOnOtherPages() throws Exception {
        String procedure = procedure("Room 1", "green");
        change(procedure, "", Map.of("label", "cecum"));
        for (int i = 0; i < 30; i++) {
            change(procedure, "/label", Map.of("label", i % 2 == 0 ? "blue" : "red"));
        }

        assertThat(body(curator, "/gallery/site")).contains("Page 1 of 2, 31 in all", "rel=\"next\"");
        assertThat(body(curator, "/gallery/site?page=1")).contains("added as cecum", "rel=\"prev\"");
    }

    @Test
    void theMeasuresAreShownWithTheirIntervals() throws Exception {
        assertThat(body(curator, "/gallery/site")).contains("Nothing is measured yet.");
        // Between two green pictures of the gallery, either of which finds it first.
        String procedure = procedure("Room 1");
        procedures.add(ProcedureClient.PROCEDURES + "/" + procedure, Colours.jpeg("green", 5));
        change(procedure, "", Map.of("label", "blue"));

        String page = body(curator, "/gallery/site");
        while (page.contains("Nothing is measured yet.") || page.contains("audits will in a few seconds")) {
            Thread.sleep(Duration.ofMillis(20));
            page = body(curator, "/gallery/site");
        }

        JsonNode with = json(server.send("GET", "/api/v1/galleries/site/stats", token, ""))
                .at("/measures/0/recallAt1After");
        assertThat(with.get("value").doubleValue()).isLessThan(1);
        assertThat(page)
                .contains("12 pictures of the gallery that was given", "Searches and audits ask them.")
                .contains("Recall@1 without: 100.0 % (75.8 % to 100.0 %)")
                .contains(String.format(
                        Locale.ROOT,
                        "Recall@1 with: %.1f %% (%.1f %% to %.1f %%)",
                        100 * with.get("value").doubleValue(),
                        100 * with.get("low").doubleValue(),
                        100 * with.get("high").doubleValue()))
                .contains(String.format(
                        Locale.ROOT,
                        "<rect class=\"with\" x=\"0\" y=\"0\" width=\"%.3f\"",
                        100 * with.get("value").doubleValue()))
                .doesNotContain("is being measured");
    }

    @Test
    void curatorsAloneTakeThePicturesAlong() throws Exception {
        change(procedure("Room 1", "green"), "", Map.of("label", "cecum"));
        Visitor reviewer = Visitor.with(Role.REVIEWER, server);

        HttpResponse<String> export = curator.get("/gallery/site/export");

        assertThat(export.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(export.body()).startsWith("PK");
        assertThat(body(curator, "/gallery/site")).contains("/gallery/site/export", "retroflex train");
        assertThat(body(reviewer, "/gallery/site")).doesNotContain("/gallery/site/export");
        assertThat(reviewer.get("/gallery/site/export").statusCode()).isEqualTo(403);
    }
}
