package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** An audit as a table. */
class AuditCsvTest {
    @Test
    void eachStationIsARowWithItsVerdictAndItsPhotographs() throws IOException {
        List<CSVRecord> rows =
                Csv.rows(AuditCsv.of(SampleAudit.audit(), SampleAudit.PROVENANCE, number -> "nr " + number));

        assertThat(rows)
                .extracting(row -> row.get("verdict"))
                .containsExactly("documented", "uncertain", "not-found", "not-assessable");
        assertThat(rows.get(1).toMap())
                .containsEntry("procedure", "procedure-0123456789ab")
                .containsEntry("completeness", "incomplete")
                .containsEntry("protocol", "sample-lower")
                .containsEntry("station", "ileum")
                .containsEntry("name", "Terminal ileum")
                .containsEntry("confidence", "0.8")
                .containsEntry("chance", "0.2")
                .containsEntry("typicality", "0.3")
                .containsEntry("photographs", "nr 2; nr 1")
                .containsEntry("model", SampleAudit.MODEL_FINGERPRINT)
                .containsEntry("gallery", SampleAudit.GALLERY_FINGERPRINT)
                .containsEntry("protocol sha256", SampleAudit.PROTOCOL_FINGERPRINT)
                .containsEntry("date", "2026-11-25")
                .containsEntry("notice", Provenance.NOTICE);
    }

    @Test
    void aPhotographsNameIsNoFormula() {
        assertThat(AuditCsv.of(SampleAudit.audit(), SampleAudit.PROVENANCE, number -> "=1+" + number))
                .contains(",'=1+1,")
                .doesNotContain(",=1+");
    }
}
