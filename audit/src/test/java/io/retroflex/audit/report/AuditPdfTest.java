package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.gallery.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class AuditPdfTest {
    @TempDir
    private Path folder;

    @Test
    void everyStationStandsThereWithItsVerdictInItsOwnLetters() throws IOException {
        String text = text(write(AuditPdfTest::numbered, AuditPdfTest::pictured));
        assertThat(text)
                .contains("Incomplete", "Of 4 stations: 1 documented, 1 uncertain, 1 not found, 1 not assessable.")
                .containsSubsequence("Documented", "Cæcal pôle", "99.8 %", "Uncertain", "Terminal ileum")
                .containsSubsequence("Not found", "Rektum, Rückblick", "Not assessable", "Anal canal");
    }

    @Test
    void lettersOfOtherLanguagesComeOutToo() throws IOException {
        assertThat(text(write(number -> "zdjęcie żołądka " + number + ", στομάχι", AuditPdfTest::pictured)))
                .contains("zdjęcie")
                .contains("żołądka")
                .contains("στομάχι");
    }

    @Test
    void neighboursStandThereByLabelAndCosine() throws IOException {
        assertThat(text(write(AuditPdfTest::numbered, AuditPdfTest::pictured)))
                .containsSubsequence("photograph 1", "cecum", "1.000");
    }

    @Test
    void aNeighbourWithoutPictureHasItsWords() throws IOException {
        assertThat(text(write(AuditPdfTest::numbered, AuditPdfTest::pictured))).doesNotContain("no picture\n");
        assertThat(text(write(AuditPdfTest::numbered, neighbour -> Optional.empty())))
                .containsSubsequence("photograph 1", "no picture\n", "cecum", "1.000");
    }

    @Test
    void itSaysHowItWasMade() throws IOException {
        assertThat(text(write(AuditPdfTest::numbered, AuditPdfTest::pictured)))
                .contains(
                        SampleAudit.MODEL_FINGERPRINT,
                        SampleAudit.GALLERY_FINGERPRINT,
                        SampleAudit.PROTOCOL_FINGERPRINT,
                        "Müller et al., A sample & its use, doi:10.1000/sample",
                        "[unsure] the count was read in a review",
                        "Pictures of nobody, CC BY 4.0");
    }

    @Test
    void everyPageSaysWhoseItIsAndThatItIsNoDiagnosis() throws IOException {
        try (PdfReader document = new PdfReader(
                write(AuditPdfTest::numbered, AuditPdfTest::pictured).toString())) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                assertThat(new PdfTextExtractor(document).getTextFromPage(page))
                        .contains("procedure-0123456789ab", Provenance.NOTICE, "page " + page + " of " + pages);
            }
        }
    }

    @Test
    void theFileNamesNobodyAndIsDatedAsTheAudit() throws IOException {
        try (PdfReader document = new PdfReader(
                write(AuditPdfTest::numbered, AuditPdfTest::pictured).toString())) {
            assertThat(document.getInfo())
                    .containsEntry("Title", "Incomplete: procedure-0123456789ab")
                    .containsEntry("CreationDate", "D:20261125000000Z")
                    .containsOnlyKeys("Title", "CreationDate", "Producer");
        }
    }

    @Test
    void filesAreNamedOnlyIfTheyAreAskedFor() throws IOException {
        assertThat(text(write(AuditPdfTest::numbered, AuditPdfTest::pictured)))
                .doesNotContain("Mustermann")
                .doesNotContain(".jpg");
        assertThat(text(write(SampleAudit::fileName, AuditPdfTest::pictured))).contains("Mustermann");
    }

    private static String numbered(int number) {
        return "photograph " + number;
    }

    private static Optional<byte[]> pictured(Neighbour neighbour) {
        return Optional.of(SampleAudit.thumbnail(neighbour.label().length()));
    }

    private Path write(IntFunction<String> nameOf, Function<Neighbour, Optional<byte[]>> thumbnails)
            throws IOException {
        return new AuditPdf(SampleAudit.audit(), SampleAudit.PROVENANCE, nameOf, thumbnails)
                .write(folder.resolve("audit.pdf"));
    }

    private static String text(Path file) throws IOException {
        try (PdfReader document = new PdfReader(file.toString())) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(document).getTextFromPage(page))
                        .append('\n');
            }
            return text.toString();
        }
    }
}
