package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.Review;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.Ruling;
import io.retroflex.audit.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import tools.jackson.databind.JsonNode;

/** Reports say what persons made of an audit, and what the machine had said. */
class ReviewInReportsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final String NASTY = "<b>&\"'</b>";
    private static final ReviewedAudit SIGNED = SampleAudit.reviewed("anna", "it is in photograph 3", true);
    private static final ReviewedAudit UNSIGNED = SampleAudit.reviewed("anna", "it is in photograph 3", false);

    private static final List<String> SENTENCES = List.of(
            "Put aside by anna on 2026-11-28 10:01 UTC: photograph 1 does not show it. The machine had said: documented.",
            "Placed here by anna on 2026-11-28 10:02 UTC: photograph 2.",
            "Documented, says anna on 2026-11-28 10:00 UTC: 'it is in photograph 3'. The machine had said: not found.");

    @TempDir
    private Path folder;

    @Test
    void aPageSaysWhoDecidedWhenAndWhyAndWhatTheMachineHadSaid() throws IOException {
        String page = page(SIGNED);

        assertThat(page)
                .contains("<h1>Undecided</h1>")
                .contains("Of 4 stations: 2 documented, 1 uncertain, 1 not assessable.")
                .contains("<dt>Review</dt><dd>Signed by anna on 2026-11-28 11:00 UTC</dd>")
                .containsSubsequence(SENTENCES)
                .contains("Withdrawal time is not known: a person decided otherwise on 'Cæcal pôle', where it begins.");
    }

    @Test
    void theListOfStationsSaysWhoseVerdictItIs() throws IOException {
        String page = page(SIGNED);

        assertThat(page.substring(page.indexOf("class=\"checklist\""), page.indexOf("id=\"evidence-title\"")))
                .containsSubsequence(
                        "mark uncertain",
                        "Cæcal pôle",
                        "photograph put aside by anna",
                        "mark documented",
                        "Terminal ileum",
                        "placed by anna",
                        "mark documented",
                        "Rektum, Rückblick",
                        "says anna",
                        "mark not-assessable",
                        "Anal canal",
                        "the gallery has no picture of it");
    }

    @Test
    void placedPhotographsAreEvidenceFirstAndWithdrawnOnesLast() throws IOException {
        String page = page(new ReviewedAudit(
                SampleAudit.audit(),
                new Review(
                        List.of(),
                        List.of(
                                new Placement(2, Optional.empty(), "bert", NOW),
                                new Placement(3, Optional.of("ileum"), "anna", NOW)),
                        Optional.empty())));

        assertThat(station(page, "ileum"))
                .containsSubsequence(
                        "<b>photograph 3</b>placed here by anna",
                        "<b>photograph 1</b>like: Terminal ileum",
                        "<div class=\"evidence aside\">",
                        "<b>photograph 2</b>does not show it, says bert");
    }

    @Test
    void stationsAreOrderedByThePhotographsThatPersonsPlacedThere() throws IOException {
        ReviewedAudit audit = new ReviewedAudit(
                SampleAudit.timed(),
                new Review(List.of(), List.of(new Placement(3, Optional.of("rectum"), "anna", NOW)), Optional.empty()));

        assertThat(page(audit))
                .contains("Stations in the order of their first photographs: Rektum, Rückblick (after 0 min 0 s), Cæcal"
                        + " pôle (after 4 min 10 s).")
                .contains("Withdrawal took 10 min 50 s");
    }

    @Test
    void allPhotographsSayWhereAPersonPlacedThem() throws IOException {
        String page = page(SIGNED);

        assertThat(page.substring(page.indexOf("id=\"all-title\"")))
                .contains("of no use, says anna")
                .contains("Terminal ileum, says anna")
                .containsSubsequence("<figure class=\"out\">", "<b>photograph 1</b>");
    }

    @Test
    void aStationThatAPersonDecidedWithoutAnyPhotographSaysSoToo() throws IOException {
        ReviewedAudit audit = new ReviewedAudit(
                SampleAudit.timed(),
                new Review(
                        List.of(new Ruling("anus", Verdict.DOCUMENTED, "seen", "anna", NOW)),
                        List.of(),
                        Optional.empty()));

        assertThat(station(page(audit), "anus"))
                .contains(
                        "Documented, says anna on 2026-11-28 10:00 UTC: 'seen'. The machine had said: not assessable.");
        assertThat(pdf(audit)).contains("Documented, says anna on 2026-11-28 10:00 UTC: 'seen'.");
    }

    @Test
    void aRulingThatAgreesWithTheMachineSaysThatItDoes() throws IOException {
        ReviewedAudit audit = new ReviewedAudit(
                SampleAudit.audit(),
                new Review(
                        List.of(new Ruling("rectum", Verdict.NOT_FOUND, "looked", "anna", NOW)),
                        List.of(),
                        Optional.empty()));

        assertThat(page(audit)).contains("'looked'. The machine had said the same.");
        assertThat(json(audit).get("stations").get(2).has("machine")).isFalse();
    }

    @Test
    void aStationThatLosesAPhotographAndStaysAsItWasSaysSo() throws IOException {
        ReviewedAudit audit = new ReviewedAudit(
                SampleAudit.audit(),
                new Review(List.of(), List.of(new Placement(1, Optional.of("cecum"), "anna", NOW)), Optional.empty()));

        assertThat(station(page(audit), "ileum"))
                .contains("photograph 1 does not show it. The machine's verdict holds.")
                .contains("mark uncertain");
    }

    @Test
    void whatIsNotSignedSaysSo() throws IOException {
        assertThat(page(UNSIGNED))
                .contains("Reviewed, not signed")
                .doesNotContain("Signed by")
                .contains("Undecided: a person has to look");
        assertThat(pdf(UNSIGNED)).contains("Reviewed, not signed").doesNotContain("Signed by");
    }

    @Test
    void whatNobodyLookedAtSaysNothingOfAReview() throws IOException {
        ReviewedAudit audit = ReviewedAudit.unreviewed(SampleAudit.timed());

        assertThat(page(audit)).doesNotContain("Review", "machine", ".said");
        assertThat(pdf(audit)).doesNotContain("Review", "machine");
        assertThat(json(audit).propertyNames()).doesNotContain("review", "machineCompleteness");
        assertThat(json(audit).get("stations").valueStream()).noneMatch(station -> station.has("machine"));
        assertThat(csv(audit)).doesNotContain("review", "machine");
    }

    @Test
    void aDocumentSaysTheSameAndHasTheSignatureAtItsHeadAndItsEnd() throws IOException {
        String text = pdf(SIGNED);

        assertThat(text)
                .contains("Of 4 stations: 2 documented, 1 uncertain, 1 not assessable.")
                .containsSubsequence(SENTENCES)
                .containsSubsequence("does not show it, says anna", "placed here by anna", "of no use, says anna");
        assertThat(pages(SIGNED))
                .hasSizeGreaterThan(1)
                .first(InstanceOfAssertFactories.STRING)
                .contains("Review Signed by anna on 2026-11-28 11:00 UTC ");
        assertThat(pages(SIGNED).getLast()).contains("Review Signed by anna on 2026-11-28 11:00 UTC");
    }

    @Test
    void jsonHasTheReviewAndWhatTheMachineSaid() {
        JsonNode json = json(SIGNED);

        assertThat(json.get("completeness").stringValue()).isEqualTo("undecided");
        assertThat(json.get("machineCompleteness").stringValue()).isEqualTo("incomplete");
        assertThat(json.get("stations")
                        .valueStream()
                        .map(station -> station.get("verdict").stringValue()))
                .containsExactly("uncertain", "documented", "documented", "not-assessable");
        assertThat(json.get("stations")
                        .valueStream()
                        .map(station -> station.path("machine").asString("")))
                .containsExactly("documented", "uncertain", "not-found", "");
        assertThat(json.get("review").toString())
                .isEqualTo("{\"rulings\":[{\"station\":\"rectum\",\"verdict\":\"documented\",\"reason\":\"it is in"
                        + " photograph 3\",\"by\":\"anna\",\"at\":\"2026-11-28T10:00:59Z\"}],\"placements\":[{\"name\":"
                        + "\"photograph 1\",\"by\":\"anna\",\"at\":\"2026-11-28T10:01:59Z\"},{\"name\":\"photograph"
                        + " 2\",\"station\":\"ileum\",\"by\":\"anna\",\"at\":\"2026-11-28T10:02:59Z\"}],\"signature\":"
                        + "{\"by\":\"anna\",\"at\":\"2026-11-28T11:00:59Z\"}}");
        assertThat(json(UNSIGNED).get("review").has("signature")).isFalse();
        assertThat(json.at("/times/stations").valueStream().map(JsonNode::stringValue))
                .as("the rectum is documented, and by no photograph that anybody named")
                .containsExactly("ileum");
        assertThat(json.get("times").has("withdrawal-seconds")).isFalse();
    }

    @Test
    void aTableHasTheReviewInItsLastColumns() throws IOException {
        List<CSVRecord> rows = Csv.rows(csv(SIGNED));

        assertThat(rows.getFirst().toMap().keySet()).hasSize(18);
        assertThat(csv(SIGNED)).contains(",date,notice,machine verdict,reviewed by,reason\n");
        assertThat(rows.get(2).toMap())
                .containsAllEntriesOf(Map.of(
                        "completeness", "undecided",
                        "verdict", "documented",
                        "machine verdict", "not-found",
                        "reviewed by", "anna",
                        "reason", "it is in photograph 3"));
        assertThat(rows.get(1).toMap()).containsEntry("photographs", "photograph 2");
        assertThat(rows.get(3).toMap())
                .containsEntry("machine verdict", "not-assessable")
                .containsEntry("reviewed by", "")
                .containsEntry("reason", "");
    }

    @Test
    void aNameAndAReasonAreNoFormula() throws IOException {
        String table = csv(SampleAudit.reviewed("@SUM(1)", "\n=1+1", false));

        assertThat(Csv.rows(table).get(2).toMap())
                .containsEntry("reviewed by", "'@SUM(1)")
                .containsEntry("reason", "'=1+1");
    }

    @Test
    void aNameAndAReasonAreTextWhateverTheyHold() throws IOException {
        ReviewedAudit audit = SampleAudit.reviewed(NASTY, NASTY, true);

        assertThat(page(audit)).doesNotContain("<b>&\"").contains("says &lt;b>&amp;");
        assertThat(pdf(audit)).contains("Documented, says " + NASTY + " on");
        assertThat(Csv.rows(csv(audit)).get(2).get("reason")).isEqualTo(NASTY);
        assertThat(json(audit).at("/review/signature/by").stringValue()).isEqualTo(NASTY);
    }

    @Test
    void whatNoReportCanHoldIsOnNoLineOfIt() {
        assertThat(json(SampleAudit.reviewed("anna", "two\nlines\ud800", false))
                        .at("/review/rulings/0/reason")
                        .stringValue())
                .isEqualTo("two\nlines\ufffd");
        assertThat(ReviewWords.line("an\u202ena \ud83d\ude00\n\0bert\ud800\uffff"))
                .isEqualTo("an na \ud83d\ude00 bert\ufffd\ufffd");
    }

    private static JsonNode json(ReviewedAudit audit) {
        return AuditJson.of(audit, SampleAudit.PROVENANCE, number -> "photograph " + number);
    }

    private static String csv(ReviewedAudit audit) {
        return AuditCsv.of(audit, SampleAudit.PROVENANCE, number -> "photograph " + number);
    }

    /** Without its pictures, in whose letters anything may stand. */
    private String page(ReviewedAudit audit) throws IOException {
        return Files.readString(new AuditPage(
                                audit,
                                SampleAudit.PROVENANCE,
                                number -> "photograph " + number,
                                neighbour -> Optional.empty())
                        .write(folder))
                .replaceAll("base64,[A-Za-z0-9+/=]+", "")
                .replace("&#39;", "'");
    }

    private static String station(String page, String id) {
        int from = page.indexOf("<article class=\"station\" id=\"" + id + "\"");
        assertThat(from).isNotNegative();
        return page.substring(from, page.indexOf("</article>", from));
    }

    private String pdf(ReviewedAudit audit) throws IOException {
        return String.join(" ", pages(audit));
    }

    private List<String> pages(ReviewedAudit audit) throws IOException {
        Path file = new AuditPdf(
                        audit, SampleAudit.PROVENANCE, number -> "photograph " + number, neighbour -> Optional.empty())
                .write(folder.resolve("audit.pdf"));
        List<String> pages = new ArrayList<>();
        try (PdfReader document = new PdfReader(file.toString())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                pages.add(new PdfTextExtractor(document).getTextFromPage(page).replaceAll("\\s+", " "));
            }
        }
        return pages;
    }
}
