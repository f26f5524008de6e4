package io.retroflex.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.evaluation.Ablation;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class AblationReportTest {
    private static final String HOSTILE = "<script>alert('\"&')</script>";

    @TempDir
    private Path folder;

    @Test
    void everyTextIsEscapedAndNothingRuns() throws Exception {
        String html = write(SampleAblation.of(HOSTILE));
        Document page = parse(html);

        assertThat(html).doesNotContainIgnoringCase("http://", "https://", "url(", "<script", "<link", "@import");
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(page, "th")).contains(HOSTILE);
        assertThat(texts(page, "text")).contains(HOSTILE);
        assertThat(texts(page, "h1")).containsExactly(HOSTILE);
    }

    @Test
    void everyModelIsInTheTableAndInBothCharts() throws Exception {
        Ablation ablation = SampleAblation.of("Sample");
        Document page = parse(write(ablation));

        NodeList charts = page.getElementsByTagName("svg");
        assertThat(charts.getLength()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            assertThat(((Element) charts.item(i)).getElementsByTagName("circle").getLength())
                    .isEqualTo(ablation.rows().size());
        }
        assertThat(texts(page, "h2")).contains("By processing", "Compared with the reference");
        assertThat(page.getElementsByTagName("footer").item(0).getTextContent().strip())
                .isEqualTo("A retrospective quality audit, not a diagnosis.");
    }

    @Test
    void testsAreToldInWords() throws Exception {
        Document page = parse(write(SampleAblation.of("Sample")));

        assertThat(texts(page, "span"))
                .anyMatch(text -> text.matches("Differs: \\d+\\.\\d points below the reference"))
                .contains("No difference shown")
                .noneMatch(text -> text.contains("-0.0"));
    }

    @Test
    void theScaleHoldsEveryInterval() {
        IntervalChart chart = AblationPage.of(SampleAblation.of("Sample"), LocalDate.EPOCH)
                .charts()
                .getFirst();

        assertThat(chart.ticks()).hasSizeBetween(2, 8);
        for (IntervalChart.Dot dot : chart.dots()) {
            double low = Double.parseDouble(dot.low());
            double value = Double.parseDouble(dot.value());
            double high = Double.parseDouble(dot.high());
            assertThat(List.of((double) IntervalChart.LEFT, low, value, high, (double) IntervalChart.RIGHT))
                    .isSorted();
        }
    }

    private String write(Ablation ablation) throws Exception {
        return Files.readString(
                AblationReport.write(folder.resolve("ablation.html"), ablation, LocalDate.of(2026, 1, 1)));
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replaceFirst("<!DOCTYPE html>", ""))));
    }

    private static List<String> texts(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }
}
