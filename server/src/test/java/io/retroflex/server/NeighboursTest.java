package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Search by a picture that the service has already. */
class NeighboursTest {
    private static final String GALLERIES = "/api/v1/galleries/";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static String viewer;
    private static String curator;
    private static String procedure;
    private static List<String> ofTheSite;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(folder);
        viewer = server.token("VIEWER");
        curator = server.token("CURATOR");
        procedure = json(server.send(
                        "POST",
                        "/api/v1/procedures",
                        curator,
                        "{\"name\":\"of blue\",\"protocol\":\"hyperkvasir-lower\"}"))
                .get("id")
                .stringValue();
        server.upload(
                "/api/v1/procedures/" + procedure + "/photographs",
                curator,
                "photographs",
                Colours.jpeg("blue", 30),
                Colours.jpeg("blue", 40));
        ofTheSite = List.of(added(1), added(2));
    }

    private static String added(int photograph) throws Exception {
        String wish = "{\"procedure\":\"" + procedure + "\",\"photograph\":" + photograph + ",\"label\":\"cecum\"}";
        return json(server.send("POST", GALLERIES + "site/pictures", curator, wish))
                .get("id")
                .stringValue();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static HttpResponse<String> like(String picture) throws Exception {
        return server.send("GET", GALLERIES + picture, viewer, "");
    }

    private static List<String> ids(HttpResponse<String> found) {
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        return json(found)
                .get("neighbours")
                .valueStream()
                .map(near -> near.get("id").stringValue())
                .toList();
    }

    @Test
    void aPictureFindsWhatLooksLikeItAndNotItself() throws Exception {
        HttpResponse<String> found = like("base/pictures/picture-4/neighbours?k=3");

        assertThat(ids(found)).containsExactlyInAnyOrder("picture-1", "picture-7", "picture-10");
        JsonNode nearest = json(found).get("neighbours").get(0);
        assertThat(nearest.get("label").stringValue()).isEqualTo("green");
        assertThat(nearest.get("cosine").doubleValue()).isBetween(0.9, 1.0001);
        assertThat(json(found).get("notice").stringValue()).contains("not a diagnosis");
        assertThat(found.body()).doesNotContain("Mustermann");
        assertThat(ids(like("base/pictures/picture-4/neighbours?k=100")))
                .hasSize(13)
                .doesNotContain("picture-4")
                .containsAll(ofTheSite);
    }

    @Test
    void aConditionNarrowsIt() throws Exception {
        assertThat(ids(like("base/pictures/picture-4/neighbours?k=2&where=label=red")))
                .isSubsetOf("picture-0", "picture-3", "picture-6", "picture-9");
    }

    @Test
    void picturesOfItsOwnProcedureAreLeftOutWhereOnlyOthersAreAskedFor() throws Exception {
        String path = "site/pictures/" + ofTheSite.getFirst() + "/neighbours?k=100";

        assertThat(ids(like(path))).contains(ofTheSite.getLast()).doesNotContain(ofTheSite.getFirst());
        assertThat(ids(like(path + "&others=true"))).hasSize(12).doesNotContainAnyElementsOf(ofTheSite);
    }

    @Test
    void aPhotographNeverFindsPicturesOfItsOwnProcedure() throws Exception {
        String path = "/api/v1/procedures/" + procedure + "/photographs/1/neighbours";

        assertThat(ids(server.send("GET", path + "?k=100", viewer, "")))
                .hasSize(12)
                .doesNotContainAnyElementsOf(ofTheSite);
        assertThat(json(server.send("GET", path + "?k=1", viewer, ""))
                        .get("neighbours")
                        .get(0)
                        .get("label")
                        .stringValue())
                .isEqualTo("blue");
        assertThat(ids(server.send("GET", path + "?where=label=red", viewer, "")))
                .isSubsetOf("picture-0", "picture-3", "picture-6", "picture-9");
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatIsWrongIsRefused() throws Exception {
        assertThat(like("base/pictures/picture-99/neighbours").statusCode()).isEqualTo(404);
        assertThat(like("site/pictures/picture-4/neighbours").statusCode()).isEqualTo(404);
        assertThat(like("other/pictures/picture-4/neighbours").statusCode()).isEqualTo(404);
        for (String wrong : List.of("?k=0", "?k=101", "?k=x", "?where=label~x", "?others=perhaps")) {
            assertThat(like("base/pictures/picture-4/neighbours" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        String photographs = "/api/v1/procedures/" + procedure + "/photographs/";
        assertThat(server.send("GET", photographs + "3/neighbours", viewer, "").statusCode())
                .isEqualTo(404);
        assertThat(server.send("GET", "/api/v1/procedures/" + "0".repeat(32) + "/photographs/1/neighbours", viewer, "")
                        .statusCode())
                .isEqualTo(404);
        for (String wrong :
                List.of("0/neighbours", "1/neighbours?k=0", "1/neighbours?k=101", "1/neighbours?where=x~")) {
            assertThat(server.send("GET", photographs + wrong, viewer, "").statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void thePageShowsAPictureBesideItsNeighboursEachWithALinkToItsOwn() throws Exception {
        Visitor visitor = new Visitor(server);
        visitor.signIn("admin", RunningServer.PASSWORD);

        assertThat(visitor.get("/gallery").body()).contains("href=\"/search?picture=picture-4\"");
        String found = visitor.get("/search?picture=picture-4").body();
        assertThat(found)
                .contains("/gallery/pictures/picture-4/thumbnail", "href=\"/search?picture=picture-7\"")
                .doesNotContain("href=\"/search?picture=picture-4\"");
        assertThat(visitor.get("/search?procedure=" + procedure + "&photograph=1")
                        .body())
                .contains("/procedures/" + procedure + "/photographs/1", "href=\"/search?picture=picture-")
                .doesNotContain(ofTheSite.getFirst(), ofTheSite.getLast());
        assertThat(visitor.get("/search?picture=picture-99").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/search?procedure=" + procedure + "&photograph=3")
                        .statusCode())
                .isEqualTo(404);
    }
}
