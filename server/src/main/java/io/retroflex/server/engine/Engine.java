package io.retroflex.server.engine;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.retroflex.audit.desk.AuditDesk;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.ServerSettings;
import io.retroflex.server.queue.FairBatches;
import io.retroflex.server.queue.QueueFullException;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Finds the neighbours of pictures and audits procedures, for any number of requests at once. */
@Component
public class Engine implements DisposableBean {
    /** Decoded pictures are large: no more requests than that have one in memory. */
    private static final int READING = 2 * Runtime.getRuntime().availableProcessors();

    /** While the photographs of some are read, the network looks at those of others. */
    private static final int AUDITS = 2 * Runtime.getRuntime().availableProcessors();

    private static final Duration AUDITED_IN = Duration.ofSeconds(5);

    private final ServedGallery served;
    private final DualEmbedder embedder;
    private final FairBatches<DualEmbedder.Prepared, Embedding> batches;
    private final Asked near;
    private final Desks desks;
    private volatile Asked asked;
    private final Semaphore reading = new Semaphore(READING);
    private final Semaphore audits = new Semaphore(AUDITS);

    Engine(ServedGallery served, ServerSettings settings, MeterRegistry meters) throws IOException {
        this.served = served;
        EmbedderOptions options = EmbedderOptions.forMany();
        this.embedder = DualEmbedder.of(served.model(), options);
        DistributionSummary sizes = DistributionSummary.builder("retroflex.batch")
                .description("pictures of one run of the network")
                .register(meters);
        this.batches = new FairBatches<>(
                embedder::embedPrepared, embedder.picturesOfARun(), options.runs(), settings.waiting(), sizes::record);
        Gauge.builder("retroflex.waiting", batches, FairBatches::waiting)
                .description("pictures that wait for the network")
                .register(meters);
        this.asked = new Asked(served.gallery(), served.provenance());
        this.near = new Asked(AuditDesk.near(served.gallery()), served.provenance());
        boolean learnt = !served.model().description().labels().isEmpty();
        Pseudonyms pseudonyms = Pseudonyms.withKeyIn(settings.storage().data().resolve("pseudonym.key"));
        SharedEmbedder shared = new SharedEmbedder(embedder, batches);
        this.desks = new Desks(pictures -> new AuditDesk(shared, pictures, learnt, pseudonyms), near);
        warmUp();
    }

    /** The first run of a network takes longest; nobody is to wait for it. */
    private void warmUp() {
        embedder.embed(new Picture(64, 64, new byte[3 * 64 * 64]));
    }

    /**
     * Lets the pictures of the site answer beside the gallery's: searches at once, audits as soon as those are calibrated.
     *
     * @param site one state of them, which stays as it is
     */
    public void answerAlsoBy(GalleryReader site) {
        asked = new Asked(served.gallery(), served.provenance()).with(site);
        desks.exchange(near.with(site));
    }

    /**
     * Waits until audits are made by what searches ask.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void awaitCalibration() throws InterruptedException {
        desks.await();
    }

    /**
     * The embedding of a picture, when its turn comes.
     *
     * @param file the bytes of its file
     * @param name what an error calls it
     * @throws PictureException if they are no picture
     * @throws QueueFullException if too much is waiting
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Embedding embed(byte[] file, String name) throws PictureException, InterruptedException {
        DualEmbedder.Prepared prepared;
        reading.acquire();
        try {
            prepared = embedder.prepare(PictureReader.read(file, name));
        } finally {
            reading.release();
        }
        return batches.all(List.of(prepared)).getFirst();
    }

    /**
     * The nearest pictures, nearest first.
     *
     * @param picture the bytes of its file
     * @throws PictureException if they are none
     * @throws QueueFullException if too much is waiting
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Answer<List<Neighbour>> neighbours(byte[] picture, int k, Filter filter)
            throws PictureException, InterruptedException {
        return neighbours(embed(picture, "the picture"), k, filter);
    }

    /** The pictures nearest to an embedding, nearest first. */
    public Answer<List<Neighbour>> neighbours(Embedding embedding, int k, Filter filter) {
        Asked now = asked;
        return new Answer<>(now.gallery().neighbours(embedding, k, filter), now.provenance());
    }

    /**
     * Holds a procedure's photographs against a protocol.
     *
     * @throws QueueFullException if too many are audited already
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Answer<ProcedureAudit> audit(Procedure procedure, Protocol protocol) throws InterruptedException {
        if (!audits.tryAcquire()) {
            throw new QueueFullException(AUDITS + " procedures are audited already", AUDITED_IN);
        }
        try {
            return desks.audit(procedure, protocol, Filter.ALL);
        } finally {
            audits.release();
        }
    }

    /**
     * The same for work that nobody waits for: it waits for its turn instead of being refused.
     *
     * @param others lets through the pictures that are not the procedure's own
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Answer<ProcedureAudit> auditPatiently(Procedure procedure, Protocol protocol, Filter others)
            throws InterruptedException {
        while (true) {
            try {
                return desks.audit(procedure, protocol, others);
            } catch (QueueFullException e) {
                Thread.sleep(e.retryAfter());
            }
        }
    }

    /** What searches ask now. */
    public Asked asked() {
        return asked;
    }

    /** By what audits are made that begin now: what searches ask, or what they asked a moment ago. */
    public Provenance auditedBy() {
        return desks.provenance();
    }

    /** Whether audits that begin now are made by what searches ask. */
    public boolean isCalibrated() {
        return auditedBy().galleryFingerprint().equals(asked.provenance().galleryFingerprint());
    }

    @Override
    public void destroy() {
        desks.close();
        batches.close();
        embedder.close();
    }
}
