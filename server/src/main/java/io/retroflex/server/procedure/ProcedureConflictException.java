package io.retroflex.server.procedure;

/** The procedure is in a state that does not allow that; the message says what to do. */
public final class ProcedureConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProcedureConflictException(String message) {
        super(message);
    }
}
