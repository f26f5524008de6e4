package io.retroflex.cli;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examiner;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.Auditor;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.vote.Calibration;
import io.retroflex.audit.vote.Calibrator;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** All that audits of one protocol need, opened once. */
final class AuditSession implements AutoCloseable {
    /** Up to here a gallery is held in memory, where one pass over it finds the nearest of every label. */
    private static final int MOST_IN_MEMORY = 100_000;

    private final GalleryReader gallery;
    private final DualEmbedder embedder;
    private final Examiner examiner;
    private final Auditor auditor;
    private final Pseudonyms pseudonyms;
    private final Provenance provenance;

    /** Opens it; the gallery stays the caller's to close. */
    AuditSession(AskedGallery asked, Protocol protocol, Pseudonyms pseudonyms) throws IOException {
        this.pseudonyms = pseudonyms;
        this.gallery =
                asked.gallery() instanceof ExactGallery || asked.gallery().size() > MOST_IN_MEMORY
                        ? asked.gallery()
                        : ExactGallery.copyOf(asked.gallery().header(), asked.gallery());
        Calibration calibration = calibrated(asked);
        TreeSet<String> labels = new TreeSet<>(gallery.countByLabel().keySet());
        this.auditor = new Auditor(protocol, calibration, labels);
        this.embedder = DualEmbedder.of(asked.model(), EmbedderOptions.forMany());
        this.examiner = new Examiner(embedder, gallery);
        this.provenance = asked.provenance();
    }

    private Calibration calibrated(AskedGallery opened) {
        try {
            return Calibrator.calibrate(
                    gallery, !opened.model().description().labels().isEmpty());
        } catch (IllegalArgumentException e) {
            throw new Failure(opened.description() + " cannot be asked: " + e.getMessage());
        }
    }

    /** Looks at a procedure's photographs and holds them against the protocol. */
    ProcedureAudit audit(Procedure procedure) throws InterruptedException {
        Examination examination = examiner.examine(procedure);
        List<String> ids = new ArrayList<>();
        examination.photographs().forEach(photograph -> ids.add(photograph.id()));
        if (ids.isEmpty()) {
            // Without content its files' names tell it from others; the key hides them.
            procedure.photographs().forEach(photograph -> ids.add(procedure.name() + "/" + photograph.name()));
        }
        return auditor.audit(pseudonyms.of(ids), examination);
    }

    /** By what its audits are made. */
    Provenance provenance() {
        return provenance;
    }

    @Override
    public void close() {
        examiner.close();
        embedder.close();
    }
}
