package io.retroflex.audit.unit;

import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.ProcedureReader;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.verdict.ProcedureAudit;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Audits the procedures of a unit, several at once: while the photographs of one are read, the network looks at another's. What
 * the journal has already is not audited again.
 */
public final class UnitRun {
    /** Enough that nothing waits for the slowest, and no more procedures' thumbnails in memory than that. */
    private static final int AHEAD = 2;

    private final Auditing auditing;
    private final UnitJournal journal;
    private final Pseudonyms pseudonyms;

    /** How a procedure is audited; any number of threads ask at once. */
    @FunctionalInterface
    public interface Auditing {
        /** Audits it. */
        ProcedureAudit audit(Procedure procedure) throws InterruptedException;
    }

    /** Is told of each procedure, in their order and by one thread. */
    public interface Listener {
        /** One was audited just now; it is in the journal once this returns. */
        void audited(Procedure procedure, ProcedureAudit audit) throws IOException;

        /** One cannot be read; the reason names it. */
        void refused(String reason);

        /** So many are done, those of earlier runs among them. */
        void at(int done);
    }

    /** With the audits of earlier runs in the journal. */
    public UnitRun(Auditing auditing, UnitJournal journal, Pseudonyms pseudonyms) {
        this.auditing = auditing;
        this.journal = journal;
        this.pseudonyms = pseudonyms;
    }

    /** An audit of this run. */
    private record Fresh(Procedure procedure, ProcedureAudit audit) {}

    /** A procedure on its way; nothing is fresh where an earlier run has audited it. */
    private record Made(UnitAudit audit, Optional<Fresh> fresh) {}

    /**
     * Audits what was not audited yet.
     *
     * @return all audits, in the order of the procedures
     * @throws IOException if the journal or a report cannot be written
     */
    public List<UnitAudit> run(List<UnitProcedure> procedures, Listener listener)
            throws IOException, InterruptedException {
        int workers = Runtime.getRuntime().availableProcessors();
        List<UnitAudit> audits = new ArrayList<>();
        Deque<Future<Made>> underWay = new ArrayDeque<>();
        int done = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().name("procedure-", 0).factory())) {
            try {
                for (UnitProcedure procedure : procedures) {
                    if (underWay.size() == AHEAD * workers) {
                        take(underWay.remove(), listener).ifPresent(audits::add);
                        listener.at(++done);
                    }
                    underWay.add(pool.submit(() -> make(procedure)));
                }
                while (!underWay.isEmpty()) {
                    take(underWay.remove(), listener).ifPresent(audits::add);
                    listener.at(++done);
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                pool.shutdownNow();
                throw e;
            }
        }
        return audits;
    }

    private Made make(UnitProcedure listed) throws IOException, InterruptedException {
        String stamp = Stamp.of(listed.place(), pseudonyms);
        Optional<UnitRow> earlier = journal.row(stamp);
        if (earlier.isPresent()) {
            return new Made(new UnitAudit(listed, earlier.get()), Optional.empty());
        }
        Procedure procedure = ProcedureReader.find(listed.place());
        ProcedureAudit audit = auditing.audit(procedure);
        return new Made(new UnitAudit(listed, UnitRow.of(stamp, audit)), Optional.of(new Fresh(procedure, audit)));
    }

    private Optional<UnitAudit> take(Future<Made> future, Listener listener) throws IOException, InterruptedException {
        Made made;
        try {
            made = future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refusal) {
                listener.refused(refusal.getMessage());
                return Optional.empty();
            }
            throw new IllegalStateException(e.getCause());
        }
        if (made.fresh.isPresent()) {
            listener.audited(made.fresh.get().procedure, made.fresh.get().audit);
            journal.add(made.audit.row());
        }
        return Optional.of(made.audit);
    }
}
