package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What persons see and do of the site's gallery on the pages. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SitePagesTest {
    private static final String ADD = "Add to the gallery";
    private static final String REMOVE = "Remove<";

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private RunningServer server;
    private Visitor curator;
    private String token;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.in(folder).on(kind).start();
        curator = Visitor.with(Role.CURATOR, server);
        token = server.token("CURATOR");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aCuratorAddsAPhotographAndEverybodySeesItWhereItIs() throws Exception {
        String procedure = audited("Room 1", "green");
        assertThat(body(curator, "/procedures/" + procedure)).contains(ADD);

        HttpResponse<String> added =
                curator.submit(photograph(procedure), photograph(procedure), Map.of("label", "cecum"));

        String page = body(curator, Visitor.target(added));
        assertThat(page).contains("Searches ask it from now on", "<b>cecum</b> by a CURATOR", REMOVE);
        assertThat(firstLabel("green")).isEqualTo("cecum");
        for (Role role : List.of(Role.VIEWER, Role.REVIEWER)) {
            Visitor other = Visitor.with(role, server);
            for (String path : List.of("/procedures/" + procedure, photograph(procedure), "/gallery")) {
                assertThat(body(other, path))
                        .as(role + " " + path)
                        .contains("Site gallery</span> <b>cecum</b> by a CURATOR")
                        .doesNotContain(ADD, REMOVE, "Change<");
            }
        }
    }

    @Test
    void whoMayNotAddSeesNoWayToDoIt() throws Exception {
        String procedure = audited("Room 1", "green");
        Visitor reviewer = Visitor.with(Role.REVIEWER, server);

        assertThat(body(reviewer, "/procedures/" + procedure)).doesNotContain(ADD, "class=\"labelling\"");
        assertThat(body(reviewer, photograph(procedure)))
                .contains("It is not in the gallery.")
                .doesNotContain(ADD, "name=\"label\"");
    }

    @Test
    void theLabelOfWhatTheMachineReadSuggestsItselfAndThatOfAStationBeforeIt() throws Exception {
        String procedure = audited("Room 1", "green");
        assertThat(chosen(procedure)).isEqualTo("green");

        place(procedure, "rectal-retroflexion");
        assertThat(chosen(procedure)).as("its only label").isEqualTo("retroflex-rectum");

        place(procedure, "cecum-or-ileum");
        assertThat(chosen(procedure))
                .as("several labels, none of them the machine's")
                .isEmpty();
        place(procedure, "useless");
        assertThat(chosen(procedure)).isEmpty();
    }

    @Test
    void aPhotographThatWasNotAuditedIsAddedWithALabelThatSomebodyChooses() throws Exception {
        String procedure = procedure("Room 1", "green");

        assertThat(chosen(procedure)).isEmpty();
        change(procedure, "", Map.of("label", "cecum"));

        assertThat(firstLabel("green")).isEqualTo("cecum");
    }

    @Test
    void withScriptsThePartThatChangedIsTheAnswer() throws Exception {
        String procedure = audited("Room 1", "green");
        String page = "/procedures/" + procedure;
        String photograph = photograph(procedure);

        String added = inPlace(page, photograph, Map.of("label", "cecum"));
        assertThat(added)
                .contains("Searches ask it from now on", "<b>cecum</b>", "Change<")
                .doesNotContain("<html", "<select");
        String again = inPlace(page, photograph, Map.of("label", "blue"));
        assertThat(again).contains("It was in the gallery already.", "<b>cecum</b>");
        String relabelled = inPlace(page, photograph + "/label", Map.of("label", "blue"));
        assertThat(relabelled).contains("Changed.", "<b>blue</b>");
        String removed = inPlace(page, photograph + "/remove", Map.of());
        assertThat(removed)
                .contains("it no longer answers", "Add it again", "<option value=\"blue\" selected")
                .doesNotContain("<b>blue</b>");
        assertThat(firstLabel("green")).isEqualTo("green");
    }

    @Test
    void whatWasRemovedByMistakeIsAddedAgainWithTheLabelThatItHad() throws Exception {
        String procedure = audited("Room 1", "green");
        change(procedure, "", Map.of("label", "cecum"));

        String removed = change(procedure, "/remove", Map.of());
        assertThat(removed).contains("Add it again", "<option value=\"cecum\" selected");
        change(procedure, "", Map.of("label", "cecum"));

        assertThat(firstLabel("green")).isEqualTo("cecum");
        assertThat(body(curator, "/gallery/site"))
                .containsSubsequence("added as cecum", "removed (cecum)", "added as cecum");
    }

    @Test
    void thePhotographOfAnotherProcedureWithTheSameFileIsThereToo() throws Exception {
        change(audited("Room 1", "green"), "", Map.of("label", "cecum"));
        String same = audited("Room 2", "green");

        assertThat(body(curator, "/procedures/" + same))
                .contains("<b>cecum</b>", "It was sent with another procedure too.");
        assertThat(change(same, "", Map.of("label", "blue"))).contains("It was in the gallery already.");
        assertThat(change(same, "/label", Map.of("label", "blue"))).contains("<b>blue</b>");
        assertThat(change(same, "/remove", Map.of())).contains("it no longer answers");
    }

    @Test
    void whatIsNotThereOrHasNoSuchLabelIsRefusedInWords() throws Exception {
        String procedure = audited("Room 1", "green");

        assertThat(status(procedure, 1, "", "caecvm")).isEqualTo(400);
        assertThat(status(procedure, 2, "", "cecum")).isEqualTo(404);
        assertThat(status("0".repeat(32), 1, "", "cecum")).isEqualTo(404);
        assertThat(status(procedure, 1, "/label", "cecum")).isEqualTo(404);
        assertThat(status(procedure, 1, "/remove", "")).isEqualTo(404);
        assertThat(curator.get("/gallery/site/photographs/" + procedure + "/2").statusCode())
                .isEqualTo(404);
        assertThat(body(curator, "/gallery/site")).contains("Nothing was added yet.");
    }

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
        server.upload(
                "/api/v1/procedures/" + procedure + "/photographs", token, "photographs", Colours.jpeg("green", 5));
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

    private String procedure(String name, String... photographs) throws Exception {
        HttpResponse<String> made = server.send(
                "POST", "/api/v1/procedures", token, "{\"name\":\"" + name + "\",\"protocol\":\"hyperkvasir-lower\"}");
        String procedure = made.headers().firstValue("Location").orElseThrow();
        for (String photograph : photographs) {
            server.upload(procedure + "/photographs", token, "photographs", Colours.jpeg(photograph));
        }
        return procedure.substring(procedure.lastIndexOf('/') + 1);
    }

    private String audited(String name, String... photographs) throws Exception {
        String id = procedure(name, photographs);
        String procedure = "/api/v1/procedures/" + id;
        server.send("POST", procedure + "/audit", token, "");
        server.awaitAudit(procedure, token);
        return id;
    }

    private static String photograph(String procedure) {
        return "/gallery/site/photographs/" + procedure + "/1";
    }

    private static String body(Visitor visitor, String path) throws Exception {
        return visitor.get(path).body();
    }

    /** Changes the first photograph without scripts; gives the page that comes then. */
    private String change(String procedure, String what, Map<String, String> fields) throws Exception {
        HttpResponse<String> changed = curator.submit(photograph(procedure), photograph(procedure) + what, fields);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(302);
        return body(curator, Visitor.target(changed));
    }

    private String inPlace(String page, String path, Map<String, String> fields) throws Exception {
        return curator.submitInPlace(page, path, fields).body();
    }

    private int status(String procedure, int number, String what, String label) throws Exception {
        return curator.submit(
                        "/account",
                        "/gallery/site/photographs/" + procedure + "/" + number + what,
                        Map.of("label", label))
                .statusCode();
    }

    private void place(String procedure, String where) throws Exception {
        String page = "/procedures/" + procedure;
        curator.submit(page, page + "/photographs/1/placement", Map.of("where", where));
    }

    /** The label that is chosen where none was yet. */
    private String chosen(String procedure) throws Exception {
        String page = body(curator, photograph(procedure));
        int selected = page.indexOf("\" selected");
        return selected < 0 ? "" : page.substring(page.lastIndexOf('"', selected - 1) + 1, selected);
    }

    private String firstLabel(String colour) throws Exception {
        return json(server.search(token, Colours.jpeg(colour), "?k=1"))
                .get("neighbours")
                .get(0)
                .get("label")
                .stringValue();
    }
}
