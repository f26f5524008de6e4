package io.retroflex.server.procedure;

import io.retroflex.server.store.ProcedureFiles;
import java.io.IOException;
import java.util.List;
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
        if (procedures.findByPublicId(id).isEmpty()) {
            throw new NoSuchProcedureException();
        }
        files.beginDeletion(id);
        finish(id);
    }

    /** Finishes what was begun before the last end. */
    @EventListener(ContextRefreshedEvent.class)
    void finishAll() throws IOException {
        for (String id : files.begun()) {
            finish(id);
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
