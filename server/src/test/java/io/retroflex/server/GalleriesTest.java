package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What both galleries and the model say of themselves. */
class GalleriesTest extends SiteGalleryFixture {
    @Test
    void bothGalleriesAndTheModelSayWhatTheyAre() throws Exception {
        JsonNode galleries = json(server.send("GET", "/api/v1/galleries", viewer, ""));
        JsonNode models = json(server.send("GET", "/api/v1/models", viewer, ""));
        JsonNode page = json(server.send("GET", "/api/v1/galleries/base/pictures?label=red&page=1&size=3", viewer, ""));

        assertThat(galleries.get(0).get("pictures").intValue()).isEqualTo(12);
        assertThat(galleries.get(0).get("labels").toString()).isEqualTo("[\"blue\",\"green\",\"red\"]");
        assertThat(galleries.get(1).get("pictures").intValue()).isZero();
        assertThat(models.get(0).get("fingerprint")).isEqualTo(galleries.get(0).get("model"));
        assertThat(page.get("all").intValue()).isEqualTo(4);
        assertThat(page.get("pictures").size()).isEqualTo(1);
        assertThat(page.toString()).doesNotContain("Mustermann");
        assertThat(json(server.send("GET", "/api/v1/galleries/base/stats", viewer, ""))
                        .get("labels")
                        .toString())
                .isEqualTo("{\"blue\":4,\"green\":4,\"red\":4}");
        assertThat(server.send("GET", "/api/v1/galleries/base/pictures?where=label~", viewer, "")
                        .statusCode())
                .isEqualTo(400);
    }
}
