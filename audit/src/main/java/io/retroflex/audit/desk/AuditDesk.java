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
import io.retroflex.gallery.Filter;
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
     * Calibrates pictures; {@link #near} of a gallery answers fastest. They and the embedder stay the caller's to close.
     *
     * @param learnt whether the gallery's model learnt labels, perhaps from pictures of this gallery
     * @throws IllegalArgumentException if the gallery has no two pictures with a label
     */
    public AuditDesk(PictureEmbedder embedder, GalleryReader near, boolean learnt, Pseudonyms pseudonyms) {
        this.calibration = Calibrator.calibrate(near, learnt);
        this.labels = Set.copyOf(near.countByLabel().keySet());
        this.examiner = new Examiner(embedder, near);
        this.pseudonyms = pseudonyms;
    }

    /** A gallery as it is to be asked: in memory, if it is not too large. */
    public static GalleryReader near(Gallery gallery) {
        return gallery instanceof ExactGallery || gallery.size() > MOST_IN_MEMORY
                ? gallery
                : ExactGallery.copyOf(gallery.header(), gallery);
    }

    /**
     * Looks at a procedure's photographs and holds them against a protocol.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ProcedureAudit audit(Procedure procedure, Protocol protocol) throws InterruptedException {
        return audit(procedure, protocol, Filter.ALL);
    }

    /**
     * The same by some pictures alone: a procedure whose photographs are among the labelled pictures must not be asked about
     * them.
     *
     * @param others lets through what is not the procedure's own
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ProcedureAudit audit(Procedure procedure, Protocol protocol, Filter others) throws InterruptedException {
        Examination examination = examiner.examine(procedure, others);
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
