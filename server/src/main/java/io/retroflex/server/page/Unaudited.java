package io.retroflex.server.page;

import io.retroflex.server.procedure.ProcedureState;
import io.retroflex.server.procedure.Progress;
import io.retroflex.server.procedure.StoredProcedure;

/** A procedure without an audit. */
record Unaudited(StoredProcedure procedure, Progress progress) {
    boolean isWaiting() {
        return progress.state() == ProcedureState.WAITING;
    }

    boolean isFailed() {
        return progress.state() == ProcedureState.FAILED;
    }
}
