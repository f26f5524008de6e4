package io.retroflex.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.evaluation.Evaluation;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.Provenance;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static final String HOSTILE = "<script>alert('\"&')</script>";
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};

    /** Seen from 0 degrees: the hostile label, then polyp twice. */
    private static final List<Entry> GALLERY =
            List.of(entry(10, "g1", HOSTILE), entry(20, "g2", "polyp"), entry(30, "g3", "polyp"));

    private static final EvaluationResult RESULT = Evaluation.run(
            List.of(entry(0, "q1", HOSTILE), entry(0, "q2", "polyp"), entry(40, "q3", "polyp"), entry(0, "q4", "rare")),
            GALLERY,
            EvaluationOptions.defaults().withBy(List.of("processing")));

    @TempDir
    private Path folder;

    @Test
    void thePageIsWellFormed() throws Exception {
        Document page = parse(write(context(id -> Optional.of(JPEG))));

        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("mobilenet <&>");
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
    }

    @Test
    void nothingIsFetchedAndNothingRuns() throws Exception {
        String html = write(context(id -> Optional.of(JPEG)));

        assertThat(html).doesNotContainIgnoringCase("http://", "https://", "url(", "<script", "<link", "@import");
        NodeList images = parse(html).getElementsByTagName("img");
        assertThat(images.getLength()).isPositive();
        for (int i = 0; i < images.getLength(); i++) {
            Element image = (Element) images.item(i);
            assertThat(image.getAttribute("src"))
                    .isEqualTo("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(JPEG));
            assertThat(image.getAttribute("alt")).isNotBlank();
        }
    }

    @Test
    void labelsAreTextWhateverTheyContain() throws Exception {
        Document page = parse(write(context(id -> Optional.empty())));

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(page, "th")).contains(HOSTILE);
    }

    @Test
    void theFiguresAreThoseOfTheResult() throws Exception {
        Document page = parse(write(context(id -> Optional.empty())));
        String text = page.getDocumentElement().getTextContent();

        // q1 and q3 find their label first, q2 does not, q4 has nothing to find.
        assertThat(text)
                .contains("66.7 %")
                .contains(Format.interval(RESULT.plain().recallAt1()));
        assertThat(text).contains("1 query has no picture of the same label in the gallery (rare) and is left out");
        assertThat(text).contains("All 1, the highest cosine first").contains("first right at 2");
        assertThat(text).contains("abc123", "train against test", "2026-03-01", "Pictures of <somebody>");
        assertThat(text).contains("Here a hit rate", "By processing", EvaluationResult.NOTICE);
    }

    @Test
    void aNeighbourWithoutAPictureShowsItsName() throws Exception {
        Document page = parse(write(context(id -> id.startsWith("q") ? Optional.of(JPEG) : Optional.empty())));

        assertThat(texts(page, "div")).contains("g1", "g2", "g3").doesNotContain("no picture");
    }

    @Test
    void rightAndWrongNeighboursAreTold() throws Exception {
        NodeList figures = parse(write(context(id -> Optional.empty()))).getElementsByTagName("figure");
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < figures.getLength(); i++) {
            String kind = ((Element) figures.item(i)).getAttribute("class");
            right += kind.equals("right") ? 1 : 0;
            wrong += kind.equals("wrong") ? 1 : 0;
        }
        // One of three is right for the hostile query, two of three for each polyp.
        assertThat(right).isEqualTo(5);
        assertThat(wrong).isEqualTo(4);
    }

    @Test
    void wrongQueriesComeFirstAndTheMostConfidentOfThemFirst() throws Exception {
        EvaluationResult result = Evaluation.run(
                List.of(entry(0, "sure", "polyp"), entry(60, "right", "cecum"), entry(95, "unsure", "cecum")),
                List.of(entry(1, "g1", "cecum"), entry(61, "g2", "cecum"), entry(120, "g3", "polyp")),
                EvaluationOptions.defaults());

        assertThat(queries(result)).containsExactly("sure", "unsure", "right");
    }

    @Test
    void theSampleOfRightQueriesHasAsManyOfEachLabel() throws Exception {
        List<Entry> queries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            queries.add(entry(i / 100.0, "polyp-" + i, "polyp"));
        }
        for (int i = 0; i < 12; i++) {
            queries.add(entry(90 + i / 100.0, "cecum-" + i, "cecum"));
        }
        EvaluationResult result = Evaluation.run(
                queries, List.of(entry(0, "g1", "polyp"), entry(90, "g2", "cecum")), EvaluationOptions.defaults());

        List<String> shown = queries(result);
        assertThat(shown).hasSize(20).doesNotHaveDuplicates();
        assertThat(shown).filteredOn(id -> id.startsWith("cecum")).hasSize(10);
    }

    @Test
    void aFolderGetsAnIndexAndAFileItsName() throws IOException {
        ReportContext context = context(id -> Optional.empty());
        assertThat(HtmlReport.write(folder.resolve("deep/report"), RESULT, context))
                .isEqualTo(folder.resolve("deep/report/index.html"))
                .isRegularFile();
        assertThat(HtmlReport.write(folder.resolve("page.HTML"), RESULT, context))
                .isEqualTo(folder.resolve("page.HTML"))
                .isRegularFile();
    }

    @Test
    void aPageThatFailsLeavesTheOldOneAndNoRest() throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, "old");

        assertThatThrownBy(() -> HtmlReport.write(file, RESULT, context(id -> {
                    throw new IllegalStateException("no thumbnail of " + id);
                })))
                .hasMessageContaining("no thumbnail of");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    private String write(ReportContext context) throws IOException {
        return Files.readString(HtmlReport.write(folder, RESULT, context), StandardCharsets.UTF_8);
    }

    /** The queries that are shown, in their order. */
    private List<String> queries(EvaluationResult result) throws Exception {
        Path file = HtmlReport.write(folder.resolve("queries.html"), result, context(id -> Optional.empty()));
        NodeList figures = parse(Files.readString(file)).getElementsByTagName("figure");
        return IntStream.range(0, figures.getLength())
                .mapToObj(i -> (Element) figures.item(i))
                .filter(figure -> figure.getAttribute("class").equals("query"))
                .map(figure -> figure.getAttribute("title"))
                .toList();
    }

    private static ReportContext context(Function<String, Optional<byte[]>> thumbnails) {
        return new ReportContext(
                new Provenance("mobilenet <&>", "abc123", "train against test"),
                LocalDate.of(2026, 3, 1),
                thumbnails,
                Optional.of("Pictures of <somebody>"));
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

    private static Entry entry(double degrees, String id, String label) {
        double angle = Math.toRadians(degrees);
        return new Entry(
                id,
                new Embedding(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)}),
                Facts.of(Map.of(Facts.LABEL, label, "processing", "raw")));
    }
}
