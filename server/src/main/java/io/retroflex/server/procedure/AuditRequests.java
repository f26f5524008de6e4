package io.retroflex.server.procedure;

import io.retroflex.server.ServerSettings;
import io.retroflex.server.queue.QueueFullException;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Takes in the wish for an audit, which is made when its turn comes. */
@Service
public class AuditRequests {
    /** So many times the photographs that may wait for the network may wait in whole procedures. */
    private static final int PATIENCE = 10;

    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final StoredProcedures procedures;
    private final AuditRunner runner;
    private final ProgressBoard board;
    private final long most;

    AuditRequests(StoredProcedures procedures, AuditRunner runner, ProgressBoard board, ServerSettings settings) {
        this.procedures = procedures;
        this.runner = runner;
        this.board = board;
        this.most = (long) PATIENCE * settings.waiting();
    }

    /**
     * Asks for the audit of a procedure; what is asked for twice is made once.
     *
     * @throws NoSuchProcedureException if there is none
     * @throws ProcedureConflictException if it has no photograph, or is signed
     * @throws QueueFullException if too many photographs wait in procedures already
     */
    public void ask(String id) {
        StoredProcedure procedure = procedures.findByPublicId(id).orElseThrow(NoSuchProcedureException::new);
        if (procedure.photographs() == 0) {
            throw new ProcedureConflictException("it has no photograph yet; POST some to .../photographs first");
        }
        if (procedure.isSigned()) {
            throw new ProcedureConflictException("it is signed; a curator has to take the signature back first");
        }
        long waiting = procedures.photographsWaiting();
        if (waiting > 0 && waiting + procedure.photographs() > most) {
            throw new QueueFullException(waiting + " photographs wait in procedures already", COME_BACK);
        }
        if (procedures.await(id) > 0) {
            runner.ask(id);
        }
    }

    /**
     * How far a procedure is.
     *
     * @throws NoSuchProcedureException if there is none
     */
    Progress progress(String id) {
        return board.now(id)
                .orElseGet(() -> progress(procedures.findByPublicId(id).orElseThrow(NoSuchProcedureException::new)));
    }

    /** How far a procedure is that was just read. */
    public Progress progress(StoredProcedure procedure) {
        return board.now(procedure.publicId()).orElseGet(() -> {
            int looked = procedure.state() == ProcedureState.AUDITED ? procedure.photographs() : 0;
            return new Progress(procedure.state(), looked, procedure.photographs());
        });
    }
}
