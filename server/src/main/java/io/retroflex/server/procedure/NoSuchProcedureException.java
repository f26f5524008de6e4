package io.retroflex.server.procedure;

import io.retroflex.audit.protocol.Protocol;

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

    /** Says that a protocol has no station of the id that was asked for. */
    static NoSuchProcedureException noStation(Protocol protocol) {
        return new NoSuchProcedureException(
                "the protocol '" + protocol.id() + "' has no such station; GET /api/v1/protocols lists them");
    }
}
