package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.audit.verdict.ProcedureAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import tools.jackson.databind.JsonNode;

/** Reports say how long after the first photograph something was, and never when. */
class TimesInReportsTest {
    private static final String WITHDRAWAL =
            "Withdrawal took 10 min 50 s between photographs, from photograph 1, the last that documents 'Cæcal pôle', to"
                    + " photograph 2, the last that is neither black nor foreign.";

    @TempDir
    private Path folder;

    @Test
    void aPageShowsPhotographsInTheOrderInWhichTheyWereTaken() throws IOException {
        String page = page(SampleAudit.timed());

        assertThat(page.substring(page.indexOf("id=\"all-title\"")))
                .containsSubsequence(
                        "in the order in which they were taken",
                        "<b>photograph 3</b>0 min 0 s: ",
                        "<b>photograph 1</b>4 min 10 s: ",
                        "<b>photograph 2</b>15 min 0 s: ",
                        "<b>photograph 4</b>16 min 40 s: ");
        assertThat(page.replace("&#39;", "'"))
                .contains("From the first photograph to the last: 16 min 40 s.", WITHDRAWAL)
                .contains("At least 6 min are asked for (A sample of times, doi:10.1000/times).")
                .contains("[unsure] The minutes were heard.");
    }

    @Test
    void aDocumentShowsTheSame() throws IOException {
        assertThat(pdf(SampleAudit.timed()).replaceAll("\\s+", " "))
                .containsSubsequence("Times", "From the first photograph to the last: 16 min 40 s.", WITHDRAWAL)
                .containsSubsequence("photograph 3", "photograph 1", "photograph 2", "photograph 4")
                .contains("4 min 10 s:", "15 min 0 s:");
    }

    @Test
    void jsonHasSeconds() {
        JsonNode json = json(SampleAudit.timed());

        assertThat(json.get("pictures")
                        .valueStream()
                        .map(picture -> picture.get("seconds").doubleValue()))
                .containsExactly(250.0, 900.0, 0.0, 1000.0);
        JsonNode times = json.get("times");
        assertThat(times.get("duration-seconds").doubleValue()).isEqualTo(1000);
        assertThat(times.get("withdrawal-seconds").doubleValue()).isEqualTo(650);
        assertThat(times.get("withdrawal-from").stringValue()).isEqualTo("photograph 1");
        assertThat(times.get("withdrawal-to").stringValue()).isEqualTo("photograph 2");
        assertThat(times.get("stations").valueStream().map(JsonNode::stringValue))
                .containsExactly("cecum");
        assertThat(times.has("lacking")).isFalse();
    }

    @Test
    void whereSomeHaveNoTimeTheOrderIsThatOfTheNames() throws IOException {
        ProcedureAudit audit = SampleAudit.partlyTimed();
        String page = page(audit);

        assertThat(page.substring(page.indexOf("id=\"all-title\"")))
                .containsSubsequence(
                        "in the order of their names: some have no time",
                        "<b>photograph 1</b>4 min 10 s: ",
                        "<b>photograph 2</b>ileum",
                        "<b>photograph 3</b>0 min 0 s: ");
        assertThat(page)
                .contains("1 of 4 photographs have no time.")
                .contains("Withdrawal time is not known: 1 of 4 photographs have no time.");
        assertThat(json(audit).get("pictures").get(1).has("seconds")).isFalse();
        assertThat(json(audit).get("times").get("withdrawal-unknown").stringValue())
                .isEqualTo("1 of 4 photographs have no time");
        assertThat(json(audit).get("times").has("stations")).isFalse();
    }

    @Test
    void withoutTimesReportsGoOnWithoutThem() throws IOException {
        ProcedureAudit audit = SampleAudit.audit();

        assertThat(page(audit))
                .containsSubsequence(
                        "<b>photograph 1</b>cecum", "<b>photograph 2</b>ileum", "<b>photograph 3</b>polyps")
                .contains("Withdrawal time is not known: no photograph has a time.")
                .doesNotContain("since the first");
        assertThat(pdf(audit)).contains("Withdrawal time is not known: no photograph has a time.");
        assertThat(json(audit).get("times").propertyNames()).containsExactly("lacking", "withdrawal-unknown");
    }

    @Test
    void noDayAndNoClockTimeIsInAnyReport() throws IOException {
        ProcedureAudit audit = SampleAudit.timed();
        assertThat(audit.month()).isPresent();

        for (String report : List.of(
                page(audit),
                pdf(audit),
                json(audit).toString(),
                AuditFhir.of(audit, SampleAudit.PROVENANCE),
                String.join(
                        " ",
                        TimeWords.of(audit, number -> "photograph " + number).sentences()))) {
            assertThat(report)
                    .doesNotContain("2019", "08-17", "17.08", "17 Aug", "Aug", "13:4", "13:5", "14:0", "134758")
                    .doesNotContainPattern("\\b\\d{1,2}:\\d\\d\\b");
        }
    }

    private static JsonNode json(ProcedureAudit audit) {
        return AuditJson.of(audit, SampleAudit.PROVENANCE, number -> "photograph " + number);
    }

    /** Without its pictures and its style, in whose letters anything may stand. */
    private String page(ProcedureAudit audit) throws IOException {
        return Files.readString(new AuditPage(
                                audit,
                                SampleAudit.PROVENANCE,
                                number -> "photograph " + number,
                                neighbour -> Optional.empty())
                        .write(folder))
                .replaceAll("base64,[A-Za-z0-9+/=]+", "")
                .replaceAll("(?s)<style>.*?</style>", "");
    }

    private String pdf(ProcedureAudit audit) throws IOException {
        Path file = new AuditPdf(
                        audit, SampleAudit.PROVENANCE, number -> "photograph " + number, neighbour -> Optional.empty())
                .write(folder.resolve("audit.pdf"));
        try (PdfReader document = new PdfReader(file.toString())) {
            StringBuilder text = new StringBuilder(document.getInfo().toString());
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(document).getTextFromPage(page));
            }
            return text.toString();
        }
    }
}
