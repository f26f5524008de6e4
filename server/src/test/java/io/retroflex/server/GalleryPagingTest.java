package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.site.Curation;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages of the gallery follow one another without a gap, also where the pictures of the site end and the given ones begin. */
class GalleryPagingTest extends SitePagesFixture {
    private static final Pattern SHOWN = Pattern.compile("<img src=\"/gallery/pictures/([^/]+)/thumbnail\"");

    /** Those of the gallery that was given, in the order of their ids. */
    private static final List<String> GIVEN =
            IntStream.range(0, 12).mapToObj(i -> "picture-" + i).sorted().toList();

    @Test
    void thePicturesOfTheSiteComeFirstAndTheGivenOnesFillWhatTheyLeaveFree() throws Exception {
        String procedure = procedure("Room 1");
        for (int from : new int[] {0, 31}) {
            byte[][] photographs = new byte[31][];
            for (int i = 0; i < photographs.length; i++) {
                photographs[i] = noise(from + i);
            }
            procedures.add(ProcedureClient.PROCEDURES + "/" + procedure, photographs);
        }
        List<String> ofSite = new ArrayList<>();

        add(procedure, 1, 55, ofSite);
        assertThat(shown(0)).isEqualTo(joined(ofSite, GIVEN.subList(0, 5)));
        assertThat(shown(1)).isEqualTo(GIVEN.subList(5, 12));
        assertThat(shown(2)).isEmpty();

        add(procedure, 56, 60, ofSite);
        assertThat(shown(0)).isEqualTo(ofSite);
        assertThat(shown(1)).isEqualTo(GIVEN);

        add(procedure, 61, 62, ofSite);
        assertThat(shown(0)).isEqualTo(ofSite.subList(0, 60));
        assertThat(shown(1)).isEqualTo(joined(ofSite.subList(60, 62), GIVEN));
        assertThat(body(curator, "/gallery?page=1")).contains("Page 2 of 2, 74 in all");
    }

    @Test
    void thePagesOfTheInterfaceTogetherAreAllPicturesOfTheFilter() throws Exception {
        for (int size : new int[] {1, 5, 12, 200}) {
            List<String> listed = new ArrayList<>();
            for (int page = 0; page <= 12 / size; page++) {
                JsonNode answer = page("page=" + page + "&size=" + size);
                assertThat(answer.get("all").intValue()).isEqualTo(12);
                answer.get("pictures")
                        .forEach(picture -> listed.add(picture.get("id").stringValue()));
            }
            assertThat(listed).isEqualTo(GIVEN);
        }
        assertThat(page("where=not label=red&page=1&size=5").toString())
                .contains("\"all\":8")
                .containsSubsequence("picture-5", "picture-7", "picture-8")
                .doesNotContain("picture-4", "picture-10");
        assertThat(page("page=1000000&size=200").get("pictures").size()).isZero();
    }

    /** Adds some photographs of a procedure to the gallery of the site, which lists the newest first. */
    private void add(String procedure, int from, int to, List<String> ofSite) throws Exception {
        Curation curation = server.part(Curation.class);
        for (int photograph = from; photograph <= to; photograph++) {
            ofSite.addFirst(
                    curation.add(procedure, photograph, "red", "a curator").name());
        }
    }

    /** Shades of one colour may be one photograph as JPEG, and a procedure takes each once. */
    private static byte[] noise(int seed) throws IOException {
        byte[] rgb = new byte[3 * 48 * 48];
        new Random(seed).nextBytes(rgb);
        return Thumbnail.jpeg(new Picture(48, 48, rgb), 48);
    }

    private List<String> shown(int page) throws Exception {
        return SHOWN.matcher(body(curator, "/gallery?page=" + page))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private JsonNode page(String query) throws Exception {
        return json(server.send("GET", "/api/v1/galleries/base/pictures?" + query.replace(" ", "%20"), token, ""));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
