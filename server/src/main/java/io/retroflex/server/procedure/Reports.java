package io.retroflex.server.procedure;

import io.retroflex.audit.record.AuditRecord;
import io.retroflex.audit.report.AuditCsv;
import io.retroflex.audit.report.AuditFhir;
import io.retroflex.audit.report.AuditJson;
import io.retroflex.audit.report.AuditPage;
import io.retroflex.audit.report.AuditPdf;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.GalleryPictures;
import io.retroflex.server.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Writes what an audit says, with what persons made of it, in any form. */
@Service
public class Reports {
    private final AuditArchive archive;
    private final ReviewService reviews;
    private final GalleryPictures pictures;
    private final Path temporary;

    Reports(AuditArchive archive, ReviewService reviews, GalleryPictures pictures, Storage storage) {
        this.archive = archive;
        this.reviews = reviews;
        this.pictures = pictures;
        this.temporary = storage.uploads();
    }

    /**
     * The bytes of a report.
     *
     * @throws ProcedureConflictException if the procedure is not audited
     */
    public byte[] write(StoredProcedure procedure, ReportFormat format) throws IOException {
        AuditRecord made = archive.read(procedure);
        ReviewedAudit reviewed = new ReviewedAudit(made.audit(), reviews.review(procedure));
        Provenance by = made.provenance();
        return switch (format) {
            case JSON -> utf8(AuditJson.of(reviewed, by, Reports::numbered).toString());
            case CSV -> utf8(AuditCsv.of(reviewed, by, Reports::numbered));
            case FHIR -> utf8(AuditFhir.of(reviewed, by));
            case HTML ->
                written(format, file -> new AuditPage(reviewed, by, Reports::numbered, this::thumbnail).write(file));
            case PDF ->
                written(format, file -> new AuditPdf(reviewed, by, Reports::numbered, this::thumbnail).write(file));
        };
    }

    private Optional<byte[]> thumbnail(Neighbour neighbour) {
        return pictures.thumbnail(neighbour.id(), neighbour.facts());
    }

    private static String numbered(int number) {
        return "photograph " + number;
    }

    private static byte[] utf8(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Something that writes a file. */
    private interface Writing {
        void write(Path file) throws IOException;
    }

    private byte[] written(ReportFormat format, Writing writing) throws IOException {
        Path file = Files.createTempFile(temporary, "report-", format.ending());
        try {
            writing.write(file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
