package io.retroflex.server.procedure;

/** There is no such procedure, or no such photograph or station of it. */
public final class NoSuchProcedureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says where to look. */
    public NoSuchProcedureException() {
        super("there is no such procedure or photograph; GET /api/v1/procedures lists procedures");
    }

    /** Says what of it is not there. */
    NoSuchProcedureException(String message) {
        super(message);
    }
}
