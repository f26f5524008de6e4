package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How persons put a photograph into the gallery of the site, and take it out, on the pages. */
class SiteLabellingPagesTest extends SitePagesFixture {
    private static final String ADD = "Add to the gallery";
    private static final String REMOVE = "Remove<";

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
}
