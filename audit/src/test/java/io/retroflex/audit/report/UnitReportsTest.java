package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.audit.unit.UnitAudit;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.audit.unit.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of a unit's audits. */
class UnitReportsTest {
    private static final String FORMULA = "=HYPERLINK(\"x\")";

    @TempDir
    private Path folder;

    @Test
    void theTablesHaveARowAProcedureAGroupAndAStation() throws IOException {
        UnitSummary summary = summary();

        List<CSVRecord> procedures = Csv.rows(UnitCsv.procedures(summary, audit -> Optional.empty()));
        assertThat(procedures).hasSize(9);
        assertThat(procedures.getFirst().toMap())
                .containsEntry("completeness", "complete")
                .containsEntry("month", "2026-09")
                .containsEntry("rectal-retroflexion", "documented")
                .containsEntry("rectal-retroflexion confidence", "0.75")
                .containsEntry("used", "4")
                .containsEntry("refused", "2")
                .containsEntry("withdrawal seconds", "309");
        List<CSVRecord> groups = Csv.rows(UnitCsv.groups(summary));
        assertThat(groups).hasSize(1 + 2 + 2);
        assertThat(groups.getFirst().toMap())
                .containsEntry("column", "all")
                .containsEntry("procedures", "9")
                .containsEntry("complete", "5")
                .containsEntry("undecided", "1")
                .containsEntry("incomplete", "3");
        List<CSVRecord> stations = Csv.rows(UnitCsv.stations(summary));
        assertThat(stations).hasSize(2 * groups.size());
        assertThat(stations.get(1).toMap())
                .containsEntry("station", "rectal-retroflexion")
                .containsEntry("documented", "5")
                .containsEntry("not-found", "3");
    }

    @Test
    void noSpreadsheetTakesAUnitsTextForAFormula() {
        String text = UnitCsv.procedures(summary(), audit -> Optional.of(FORMULA)) + UnitCsv.groups(summary());

        assertThat(text).contains("'=HYPERLINK").doesNotContain(",=HYPERLINK").doesNotContain(",\"=HYPERLINK");
    }

    @Test
    void theJsonHasTheSharesAndTheTarget() {
        JsonNode json = UnitJson.of(summary(), SampleAudit.PROVENANCE);

        assertThat(json.get("procedures").intValue()).isEqualTo(9);
        assertThat(json.get("atLeast").get("value").doubleValue()).isEqualTo(5.0 / 9);
        assertThat(json.get("atMost").get("value").doubleValue()).isEqualTo(6.0 / 9);
        assertThat(json.get("target").stringValue()).isEqualTo("missed");
        assertThat(json.get("groups").size()).isEqualTo(4);
        assertThat(json.get("groups").get(0).get("value").stringValue()).isEqualTo("2026-09");
        assertThat(json.get("model").get("fingerprint").stringValue()).isEqualTo(SampleAudit.MODEL_FINGERPRINT);
        assertThat(json.get("notice").stringValue()).isEqualTo(Provenance.NOTICE);
    }

    @Test
    void thePageSaysWhatSharesAreCompleteAndWhichProceduresNeedALook() throws IOException {
        String page = page(summary());

        assertThat(page)
                .contains("55.6 to 66.7 % complete", "missed, even if every undecided procedure", "By month", "By who")
                .contains("in 0 of the 5 procedures of which it is known it took the 6 min")
                .contains("aria-label=\"5 complete, 1 undecided, 3 incomplete\"", Provenance.NOTICE)
                .doesNotContain("<script");
        assertThat(page.indexOf("2026-10=HYPERLINK")).isPositive();
        int incomplete = page.indexOf("<span class=\"mark not-found\">");
        int complete = page.indexOf("<span class=\"mark documented\">");
        assertThat(incomplete).isPositive().isLessThan(complete);
    }

    @Test
    void aUnitOfNothingHasAPageThatSaysSo() throws IOException {
        UnitSummary nothing = UnitSummary.of(Units.protocol(0.9), List.of(), List.of(), 3);

        assertThat(page(nothing)).contains("No procedure", "3 could not be read");
    }

    private String page(UnitSummary summary) throws IOException {
        Path file = folder.resolve("index.html");
        new UnitPage(summary, SampleAudit.PROVENANCE, audit -> Optional.empty(), audit -> Optional.empty()).write(file);
        return Files.readString(file);
    }

    private static UnitSummary summary() {
        List<UnitAudit> audits = new ArrayList<>(Units.audits("2026-09", "A", 3, 1, 0));
        audits.addAll(Units.audits("2026-10", FORMULA, 2, 0, 3));
        return UnitSummary.of(Units.protocol(0.95), audits, List.of("who"), 0);
    }
}
