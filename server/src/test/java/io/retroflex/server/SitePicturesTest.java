package io.retroflex.server;

import static io.retroflex.server.ProcedureClient.id;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Corrections that answer from then on. */
class SitePicturesTest extends SiteGalleryFixture {
    @Test
    void aPhotographThatIsAddedAnswersAtOnceAndAnswersSayBySoManyPictures() throws Exception {
        String procedure = procedure("green");

        JsonNode added = added(procedure, 1, "cecum");

        JsonNode found = json(server.search(viewer, Colours.jpeg("green"), "?k=1"));
        assertThat(found.get("neighbours").get(0).get("id")).isEqualTo(added.get("id"));
        assertThat(found.get("neighbours").get(0).get("label").stringValue()).isEqualTo("cecum");
        assertThat(found.get("gallery").stringValue()).isEqualTo("the gallery of a test, and 1 picture of this site");
        JsonNode listed = json(server.send("GET", PICTURES + "?label=cecum", viewer, ""));
        assertThat(listed.get("all").intValue()).isEqualTo(1);
        assertThat(listed.get("pictures").get(0).get("procedure").stringValue()).isEqualTo(id(procedure));
        assertThat(listed.get("pictures").get(0).get("addedBy").stringValue()).isEqualTo("admin");
        assertThat(server.send("GET", PICTURES + "/" + added.get("id").stringValue() + "/thumbnail", viewer, "")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("image/jpeg");
    }

    @Test
    void aPictureIsGivenAnotherLabelAndTakenOutAgainAndTheHistoryStays() throws Exception {
        JsonNode added = added(procedure("green"), 1, "cecum");
        String picture = PICTURES + "/" + added.get("id").stringValue();

        JsonNode relabelled = json(server.send("PATCH", picture, curator, "{\"label\":\"blue\"}"));
        assertThat(relabelled.get("label").stringValue()).isEqualTo("blue");
        assertThat(firstLabel("green")).isEqualTo("blue");
        assertThat(server.send("DELETE", picture, curator, "").statusCode()).isEqualTo(204);
        assertThat(firstLabel("green")).isEqualTo("green");
        assertThat(server.send("DELETE", picture, curator, "").statusCode()).isEqualTo(404);
        assertThat(server.send("PATCH", picture, curator, "{\"label\":\"blue\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send("GET", picture + "/thumbnail", viewer, "").statusCode())
                .isEqualTo(404);

        assertThat(kinds()).containsExactly("REMOVED blue", "RELABELLED blue", "ADDED cecum");
        assertThat(siteFiles()).isEmpty();
        assertThat(rows("site_picture").getFirst())
                .containsEntry("vector", null)
                .containsEntry("content", null)
                .containsEntry("file", null)
                .containsEntry("removed_by", "admin");
    }

    @Test
    void noPictureIsThereTwice() throws Exception {
        String procedure = procedure("green");
        added(procedure, 1, "cecum");

        assertThat(add(procedure, 1, "cecum").statusCode()).isEqualTo(409);
        assertThat(add(procedure, 1, "blue").body()).contains("PATCH it");
        assertThat(add(procedure("green"), 1, "blue").statusCode())
                .as("the same photograph in another procedure")
                .isEqualTo(409);
        assertThat(siteFiles()).hasSize(1);
    }

    @Test
    void whatHasNoKnownLabelOrIsNotThereIsRefused() throws Exception {
        String procedure = procedure("green");

        assertThat(add(procedure, 1, "caecvm").statusCode()).isEqualTo(400);
        assertThat(add(procedure, 1, "caecvm").body())
                .contains("unknown label 'caecvm'; the gallery has: blue, green, red; protocols also have: ");
        assertThat(add(procedure, 2, "cecum").statusCode()).isEqualTo(404);
        assertThat(add("/none", 1, "cecum").statusCode()).isEqualTo(404);
        assertThat(server.send("GET", "/api/v1/galleries/mine/pictures", viewer, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(siteFiles()).isEmpty();
    }

    @Test
    void ofManyCuratorsAtOnceOneAddsAPictureAndAllOthersAreTold() throws Exception {
        String procedure = procedure("green", "red", "blue");
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            int number = 1 + i % 3;
            all.add(() -> add(procedure, number, "cecum").statusCode());
        }

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService curators = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : curators.invokeAll(all)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(siteFiles()).hasSize(3);
        assertThat(kinds()).hasSize(3);
        assertThat(json(server.send("GET", SITE + "/stats", viewer, ""))
                        .get("pictures")
                        .intValue())
                .isEqualTo(3);
    }
}
