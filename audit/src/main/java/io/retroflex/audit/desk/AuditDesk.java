package io.retroflex.audit.desk;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examiner;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.verdict.Auditor;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.vote.Calibration;
import io.retroflex.audit.vote.Calibrator;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Gallery;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.vision.model.PictureEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Audits procedures by the pictures of a gallery. Any number of threads may use one. */
public final class AuditDesk implements AutoCloseable {
    /** Up to here a gallery is held in memory, where one pass over it finds the nearest of every label. */
    private static final int MOST_IN_MEMORY = 100_000;

    private final Examiner examiner;
    private final Calibration calibration;
    private final Set<String> labels;
    private final Pseudonyms pseudonyms;

    /**
     * Calibrates the gallery. It and the embedder stay the caller's to close.
     *
     * @param learnt whether the gallery's model learnt labels, perhaps from pictures of this gallery
     * @throws IllegalArgumentException if the gallery has no two pictures with a label
     */
    public AuditDesk(PictureEmbedder embedder, Gallery gallery, boolean learnt, Pseudonyms pseudonyms) {
        GalleryReader near = gallery instanceof ExactGallery || gallery.size() > MOST_IN_MEMORY
                ? gallery
                : ExactGallery.copyOf(gallery.header(), gallery);
        this.calibration = Calibrator.calibrate(near, learnt);
        this.labels = Set.copyOf(near.countByLabel().keySet());
        this.examiner = new Examiner(embedder, near);
        this.pseudonyms = pseudonyms;
    }

    /**
     * Looks at a procedure's photographs and holds them against a protocol.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ProcedureAudit audit(Procedure procedure, Protocol protocol) throws InterruptedException {
        Examination examination = examiner.examine(procedure);
        List<String> ids = new ArrayList<>();
        examination.photographs().forEach(photograph -> ids.add(photograph.id()));
        if (ids.isEmpty()) {
            // Without content its files' names tell it from others; the key hides them.
            procedure.photographs().forEach(photograph -> ids.add(procedure.name() + "/" + photograph.name()));
        }
        return new Auditor(protocol, calibration, labels).audit(pseudonyms.of(ids), examination);
    }

    @Override
    public void close() {
        examiner.close();
    }
}
