package io.retroflex.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Neighbour;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SearchPageTest {
    private static final String HOSTILE = "<script>alert('\"&')</script>";
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};

    private static final SearchPage.Row ROW = new SearchPage.Row(
            "query",
            "photograph.jpg",
            List.of(
                    neighbour("n1", "polyp", "one.jpg", .91f),
                    neighbour("n2", HOSTILE, "two.jpg", .75f),
                    neighbour("n3", "polyp", "", .5f)));

    @TempDir
    private Path folder;

    @Test
    void eachPictureStandsBesideItsNeighbours() throws Exception {
        Document page = parse(write(List.of(ROW)));

        assertThat(texts(page, "h1")).containsExactly("photograph.jpg");
        assertThat(texts(page, "li"))
                .extracting(String::strip)
                .satisfiesExactly(
                        first -> assertThat(first).contains("polyp", "0.910", "one.jpg"),
                        second -> assertThat(second).contains(HOSTILE, "0.750", "two.jpg"),
                        third -> assertThat(third).contains("polyp", "0.500", "n3"));
        assertThat(texts(page, "span")).contains("polyp 2 of 3", HOSTILE + " 1 of 3");
    }

    @Test
    void aNeighbourWithoutAPictureIsStillShown() throws Exception {
        Document page = parse(write(List.of(ROW)));
        NodeList images = page.getElementsByTagName("img");

        // The query and n1 have one.
        assertThat(images.getLength()).isEqualTo(2);
        for (int i = 0; i < images.getLength(); i++) {
            Element image = (Element) images.item(i);
            assertThat(image.getAttribute("src"))
                    .isEqualTo("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(JPEG));
            assertThat(image.getAttribute("alt")).isNotBlank();
        }
        assertThat(texts(page, "div"))
                .filteredOn(text -> text.equals("no picture"))
                .hasSize(2);
        assertThat(texts(page, "p")).anyMatch(text -> text.contains("--pictures DIR"));
    }

    @Test
    void theModelTheGalleryAndTheNoticeAreNamed() throws Exception {
        String text = parse(write(List.of(ROW))).getDocumentElement().getTextContent();

        assertThat(text)
                .contains("the gallery in the box of starter, 1,951 pictures", "starter", "abc123", "2026-03-01")
                .contains("Pictures of <somebody>", EvaluationResult.NOTICE);
    }

    @Test
    void nothingIsFetchedAndNothingRuns() throws Exception {
        String html = write(List.of(ROW));

        assertThat(html).doesNotContainIgnoringCase("http://", "https://", "url(", "<script", "<link", "@import");
    }

    @Test
    void aPictureWithoutNeighboursSaysWhy() throws Exception {
        Document page = parse(write(List.of(ROW, new SearchPage.Row("query", "other.jpg", List.of()))));

        assertThat(texts(page, "h1")).containsExactly("2 pictures and their neighbours");
        assertThat(texts(page, "h2")).containsExactly("photograph.jpg", "other.jpg");
        assertThat(texts(page, "p")).contains("No picture of the gallery meets the condition.");
    }

    private String write(List<SearchPage.Row> rows) throws IOException {
        SearchPage page = new SearchPage(
                "the gallery in the box of starter",
                1951,
                Optional.of("Pictures of <somebody>"),
                "starter",
                "abc123",
                LocalDate.of(2026, 3, 1),
                rows,
                id -> id.equals("query") || id.equals("n1") ? Optional.of(JPEG) : Optional.empty());
        return Files.readString(page.write(folder.resolve("search.html")));
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<String> texts(Document page, String tag) {
        NodeList nodes = page.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static Neighbour neighbour(String id, String label, String file, float cosine) {
        return new Neighbour(id, Facts.of(Map.of(Facts.LABEL, label, Facts.FILE, file)), cosine);
    }
}
