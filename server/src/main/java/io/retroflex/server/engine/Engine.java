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
    private final AuditDesk desk;
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
                embedder::embedPrepared, options.batch(), options.runs(), settings.waiting(), sizes::record);
        Gauge.builder("retroflex.waiting", batches, FairBatches::waiting)
                .description("pictures that wait for the network")
                .register(meters);
        this.desk = new AuditDesk(
                new SharedEmbedder(embedder, batches),
                served.gallery(),
                !served.model().description().labels().isEmpty(),
                Pseudonyms.withKeyIn(settings.data().resolve("pseudonym.key")));
        warmUp();
    }

    /** The first run of a network takes longest; nobody is to wait for it. */
    private void warmUp() {
        embedder.embed(new Picture(64, 64, new byte[3 * 64 * 64]));
    }

    /**
     * The nearest pictures of the gallery, nearest first.
     *
     * @param picture the bytes of its file
     * @throws PictureException if they are none
     * @throws QueueFullException if too much is waiting
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Neighbour> neighbours(byte[] picture, int k, Filter filter)
            throws PictureException, InterruptedException {
        DualEmbedder.Prepared prepared;
        reading.acquire();
        try {
            prepared = embedder.prepare(PictureReader.read(picture, "the picture"));
        } finally {
            reading.release();
        }
        return served.gallery().neighbours(batches.all(List.of(prepared)).getFirst(), k, filter);
    }

    /**
     * Holds a procedure's photographs against a protocol.
     *
     * @throws QueueFullException if too many are audited already
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ProcedureAudit audit(Procedure procedure, Protocol protocol) throws InterruptedException {
        if (!audits.tryAcquire()) {
            throw new QueueFullException(AUDITS + " procedures are audited already", AUDITED_IN);
        }
        try {
            return desk.audit(procedure, protocol);
        } finally {
            audits.release();
        }
    }

    /**
     * The same for work that nobody waits for: it waits for its turn instead of being refused.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ProcedureAudit auditPatiently(Procedure procedure, Protocol protocol) throws InterruptedException {
        while (true) {
            try {
                return desk.audit(procedure, protocol);
            } catch (QueueFullException e) {
                Thread.sleep(e.retryAfter());
            }
        }
    }

    /** By what answers are made. */
    public Provenance provenance() {
        return served.provenance();
    }

    @Override
    public void destroy() {
        desk.close();
        batches.close();
        embedder.close();
    }
}
