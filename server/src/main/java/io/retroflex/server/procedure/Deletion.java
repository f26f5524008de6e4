package io.retroflex.server.procedure;

import io.retroflex.server.store.ProcedureFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes procedures with all that is kept of them: rows, photographs, thumbnails, audits, what persons said. What a kill
 * interrupts is finished at the next start.
 */
@Component
public class Deletion {
    private final StoredProcedures procedures;
    private final ProcedureFiles files;
    private final List<ProcedureTrace> traces;

    /** One at a time: what one finds begun is nothing that another is about to finish. */
    private final ReentrantLock deleting = new ReentrantLock();

    Deletion(StoredProcedures procedures, ProcedureFiles files, List<ProcedureTrace> traces) {
        this.procedures = procedures;
        this.files = files;
        this.traces = List.copyOf(traces);
    }

    /**
     * Deletes one.
     *
     * @throws NoSuchProcedureException if there is none
     */
    public void delete(String id) throws IOException {
        deleting.lock();
        try {
            if (procedures.findByPublicId(id).isEmpty()) {
                throw new NoSuchProcedureException();
            }
            files.beginDeletion(id);
            finish(id);
        } finally {
            deleting.unlock();
        }
    }

    /** Finishes what was begun before the last end, while others may be deleted already. */
    @EventListener(ContextRefreshedEvent.class)
    void finishAll() throws IOException {
        deleting.lock();
        try {
            for (String id : files.begun()) {
                finish(id);
            }
        } finally {
            deleting.unlock();
        }
    }

    private void finish(String id) throws IOException {
        for (ProcedureTrace trace : traces) {
            trace.erase(id);
        }
        procedures.findByPublicId(id).ifPresent(procedures::delete);
        files.finishDeletion(id);
    }
}
