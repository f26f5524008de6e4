package io.retroflex.server.procedure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.unit.UnitRow;
import io.retroflex.audit.unit.UnitRowJson;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.server.engine.Answer;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.protocol.KnownProtocols;
import io.retroflex.server.store.FoundFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes audits, in the order in which they were asked for. What is asked for is in the database, so that what a kill interrupts
 * is made after the next start; nothing of it is seen before it is whole.
 */
@Component
class AuditRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRunner.class);

    /** While the photographs of one are read, the network looks at those of others. */
    private static final int WORKERS = 2 * Runtime.getRuntime().availableProcessors();

    private final StoredProcedures procedures;
    private final AuditArchive archive;
    private final ReviewService reviews;
    private final ProgressBoard board;
    private final Engine engine;
    private final Clock clock;
    private final MeterRegistry meters;
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    AuditRunner(
            StoredProcedures procedures,
            AuditArchive archive,
            ReviewService reviews,
            ProgressBoard board,
            Engine engine,
            Clock clock,
            MeterRegistry meters) {
        this.procedures = procedures;
        this.archive = archive;
        this.reviews = reviews;
        this.board = board;
        this.engine = engine;
        this.clock = clock;
        this.meters = meters;
    }

    /** Asks for the audit of a procedure that is waiting in the database. */
    void ask(String id) {
        asked.add(id);
    }

    @Override
    public void start() {
        running = true;
        asked.addAll(procedures.waiting());
        for (int i = 0; i < WORKERS; i++) {
            workers.add(Thread.ofVirtual().name("audits-" + i).start(this::work));
        }
    }

    @Override
    public void stop() {
        running = false;
        workers.forEach(Thread::interrupt);
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        try {
            while (running) {
                audit(asked.take());
            }
        } catch (InterruptedException e) {
            // Stopped: what was not finished is still waiting in the database.
        }
    }

    private void audit(String id) throws InterruptedException {
        Optional<StoredProcedure> stored =
                procedures.findByPublicId(id).filter(found -> found.state() == ProcedureState.WAITING);
        if (stored.isEmpty()) {
            return;
        }
        board.begin(id, stored.get().photographs());
        Timer.Sample began = Timer.start(meters);
        try (FoundFiles files = archive.files(stored.get())) {
            Answer<ProcedureAudit> answer = engine.auditPatiently(
                    archive.procedure(stored.get(), files, () -> board.step(id)),
                    KnownProtocols.named(stored.get().protocol()),
                    archive.others(stored.get()));
            ProcedureAudit audit = answer.found();
            archive.write(stored.get(), audit, answer.by());
            ReviewedAudit reviewed = new ReviewedAudit(audit, reviews.review(stored.get()));
            int rows = procedures.audited(
                    id,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    reviewed.completeness(),
                    UnitRowJson.of(UnitRow.of(id, reviewed)).toString());
            if (rows == 0) {
                // Deleted meanwhile; what was written since goes too.
                archive.erase(id);
                return;
            }
            count(audit);
        } catch (IOException | RuntimeException e) {
            if (!running) {
                // Interrupted, whatever it came out as.
                throw new InterruptedException();
            }
            LOG.error("the audit of procedure {} could not be made", id, e);
            procedures.failed(id, "the audit could not be made; ask for it again, and if it fails again, see the log");
        } finally {
            board.end(id);
            began.stop(meters.timer("retroflex.stage", "stage", "audit"));
        }
    }

    private void count(ProcedureAudit audit) {
        audit.stations()
                .forEach(station -> meters.counter(
                                "retroflex.verdicts",
                                "verdict",
                                station.verdict().id())
                        .increment());
    }
}
