package io.retroflex.audit.report;

import io.retroflex.audit.report.PdfSheet.Fact;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.gallery.Neighbour;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfWriter;

/**
 * An audit on sheets of A4, for the file: what {@link AuditPage} shows, in the same words.
 *
 * @param reviewed the audit, with what persons made of it
 * @param nameOf what a photograph is called, by its number
 * @param thumbnails a JPEG of a gallery's picture, if there is one
 */
public record AuditPdf(
        ReviewedAudit reviewed,
        Provenance provenance,
        IntFunction<String> nameOf,
        Function<Neighbour, Optional<byte[]>> thumbnails) {
    private static final float SIDE = 48;
    private static final float TOP = 62;

    /** Of an audit that nobody has looked at yet. */
    public AuditPdf(
            ProcedureAudit audit,
            Provenance provenance,
            IntFunction<String> nameOf,
            Function<Neighbour, Optional<byte[]>> thumbnails) {
        this(ReviewedAudit.unreviewed(audit), provenance, nameOf, thumbnails);
    }

    /**
     * Writes the document; what stood there before is replaced only once the new one is whole.
     *
     * @return the file that was written
     */
    public Path write(Path file) throws IOException {
        // Beside the document rather than as a temporary file, which only its owner could read.
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                write(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return file;
    }

    private void write(OutputStream out) throws IOException {
        AuditPage page = new AuditPage(reviewed, provenance, nameOf, thumbnails);
        try (Document document = new Document(PageSize.A4, SIDE, SIDE, TOP, TOP)) {
            PdfWriter writer = PdfWriter.getInstance(document, out);
            writer.setPageEvent(new PdfFrame(audit().procedure()));
            document.addTitle(page.title() + ": " + audit().procedure());
            document.setDocumentLanguage("en");
            document.open();
            // The day of the audit, not the moment of writing, which opening has just set.
            writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(day())));
            PdfSheet sheet = new PdfSheet(document, writer);
            head(sheet, page);
            PdfStations stations = new PdfStations(page, sheet, new PdfMark(writer.getDirectContent()));
            stations.list();
            stations.evidence();
            seen(sheet, page);
            times(sheet, page.times());
            photographs(sheet, page);
            how(sheet, page);
            review(page).ifPresent(review -> sheet.facts(List.of(review)));
        }
    }

    private ZonedDateTime day() {
        return provenance.date().atStartOfDay(ZoneOffset.UTC);
    }

    private void head(PdfSheet sheet, AuditPage page) {
        sheet.title(page.title());
        sheet.note(page.summary());
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Procedure", audit().procedure()),
                new Fact("Protocol", audit().protocol().name()),
                new Fact("Photographs", page.photographs()),
                new Fact("Date", provenance.date().toString())));
        review(page).ifPresent(facts::add);
        sheet.facts(facts);
        audit().protocol().unsure().ifPresent(unsure -> sheet.note("[unsure] " + unsure));
    }

    private void seen(PdfSheet sheet, AuditPage page) {
        List<Fact> facts = new ArrayList<>();
        audit().preparation()
                .forEach(seen ->
                        facts.add(new Fact("Preparation", seen.label() + ", " + page.plural(seen.photographs()))));
        audit().findings()
                .forEach(seen ->
                        facts.add(new Fact("Like pictures of", seen.label() + ", " + page.plural(seen.photographs()))));
        if (!facts.isEmpty()) {
            sheet.heading("Also seen");
            sheet.note(
                    "By what most of a photograph's neighbours show, where such votes were right more often than not."
                            + " Nothing here is a diagnosis.");
            sheet.facts(facts);
        }
    }

    private static void times(PdfSheet sheet, TimeWords times) {
        if (times.isAny()) {
            sheet.heading("Times");
            times.sentences().forEach(sheet::note);
        }
    }

    private void photographs(PdfSheet sheet, AuditPage page) throws IOException {
        sheet.heading("All photographs");
        TimeWords times = page.times();
        times.order().ifPresent(sheet::note);
        sheet.add(new PdfPictures(page).all());
        if (!audit().refused().isEmpty()) {
            sheet.note(page.refused());
        }
    }

    private void how(PdfSheet sheet, AuditPage page) {
        sheet.heading("How it was made");
        sheet.note(page.promise());
        sheet.note("Trust in neighbours stands on " + audit().calibration() + ".");
        sheet.facts(List.of(
                new Fact("Model", provenance.model()),
                new Fact("Labelled pictures", page.gallery()),
                new Fact("Protocol", audit().protocol().id()),
                new Fact("Source of the protocol", page.source()),
                new Fact("Model fingerprint", provenance.modelFingerprint()),
                new Fact("Gallery fingerprint", provenance.galleryFingerprint()),
                new Fact("Protocol fingerprint", audit().protocol().sha256())));
        provenance.credit().ifPresent(sheet::note);
    }

    private static Optional<Fact> review(AuditPage page) {
        return page.review().map(review -> new Fact("Review", review));
    }

    private ProcedureAudit audit() {
        return reviewed.audit();
    }
}
