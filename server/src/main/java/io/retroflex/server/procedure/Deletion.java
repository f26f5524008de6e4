package io.retroflex.server.procedure;

import io.retroflex.server.store.ProcedureFiles;
import java.io.IOException;
import java.util.List;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes procedures with all that is kept of them: rows, photographs, thumbnails, audits, what persons said. What a kill
 * interrupts is finished at the next start.
 */
@Component
public class Deletion {
    private final StoredProcedures procedures;
    private final PendingDeletions pending;
    private final ProcedureFiles files;
    private final TransactionTemplate transaction;
    private final List<ProcedureTrace> traces;

    Deletion(
            StoredProcedures procedures,
            PendingDeletions pending,
            ProcedureFiles files,
            TransactionTemplate transaction,
            List<ProcedureTrace> traces) {
        this.procedures = procedures;
        this.pending = pending;
        this.files = files;
        this.transaction = transaction;
        this.traces = List.copyOf(traces);
    }

    /**
     * Deletes one.
     *
     * @throws NoSuchProcedureException if there is none
     */
    public void delete(String id) throws IOException {
        PendingDeletion begun = transaction.execute(status -> {
            StoredProcedure procedure = procedures.readByPublicId(id);
            if (procedure == null) {
                throw new NoSuchProcedureException();
            }
            procedures.deleteById(procedure.row());
            return pending.save(new PendingDeletion(null, id));
        });
        finish(begun);
    }

    /** Finishes what was begun before the last end. */
    @EventListener(ContextRefreshedEvent.class)
    void finishAll() throws IOException {
        for (PendingDeletion begun : pending.findAll()) {
            finish(begun);
        }
    }

    private void finish(PendingDeletion begun) throws IOException {
        for (ProcedureTrace trace : traces) {
            trace.erase(begun.publicId());
        }
        files.delete(begun.publicId());
        pending.delete(begun);
    }
}
