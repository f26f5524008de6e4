package io.retroflex.server.engine;

import io.retroflex.audit.desk.AuditDesk;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk that audits are made at. One for other pictures is calibrated, which takes seconds, while audits go on at the one
 * that is there; that is closed when the last of them is made.
 */
final class Desks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

    private final Maker maker;
    private final ExecutorService calibrating = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("calibration-", 0).factory());

    /** The pictures to calibrate next: of changes that come while one is calibrated, the last counts. */
    private final AtomicReference<Optional<Asked>> next = new AtomicReference<>(Optional.empty());

    private Shared current;
    private boolean closed;

    /** Makes desks. */
    interface Maker {
        AuditDesk of(GalleryReader pictures);
    }

    /** A desk, and how many hold it; the first is the field {@code current}. */
    private static final class Shared {
        private final AuditDesk desk;
        private final Provenance by;
        private int holders = 1;

        Shared(AuditDesk desk, Provenance by) {
            this.desk = desk;
            this.by = by;
        }
    }

    /**
     * Calibrates the first.
     *
     * @throws IllegalArgumentException if no two pictures have a label
     */
    Desks(Maker maker, Asked asked) {
        this.maker = maker;
        this.current = new Shared(maker.of(asked.gallery()), asked.provenance());
    }

    /** Has audits made by other pictures as soon as those are calibrated. */
    void exchange(Asked asked) {
        next.set(Optional.of(asked));
        calibrating.execute(() -> next.getAndSet(Optional.empty()).ifPresent(this::calibrate));
    }

    /** Waits until audits are made by the pictures that were asked for last, or by later ones. */
    void await() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        calibrating.execute(done::countDown);
        done.await();
    }

    private void calibrate(Asked asked) {
        try {
            take(new Shared(maker.of(asked.gallery()), asked.provenance()));
        } catch (RuntimeException e) {
            LOG.error("audits go on by the pictures of before, for these could not be calibrated", e);
        }
    }

    private synchronized void take(Shared fresh) {
        Shared before = closed ? fresh : current;
        current = closed ? current : fresh;
        release(before);
    }

    /** By what audits are made that begin now. */
    synchronized Provenance provenance() {
        return current.by;
    }

    Answer<ProcedureAudit> audit(Procedure procedure, Protocol protocol, Filter others) throws InterruptedException {
        Shared shared = hold();
        try {
            return new Answer<>(shared.desk.audit(procedure, protocol, others), shared.by);
        } finally {
            release(shared);
        }
    }

    private synchronized Shared hold() {
        current.holders++;
        return current;
    }

    private synchronized void release(Shared shared) {
        shared.holders--;
        if (shared.holders == 0) {
            shared.desk.close();
        }
    }

    @Override
    public void close() {
        calibrating.shutdownNow();
        synchronized (this) {
            closed = true;
            current.desk.close();
        }
    }
}
