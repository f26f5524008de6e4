package io.retroflex.audit.procedure;

import java.io.IOException;

/** A procedure cannot be read; the message names it, the rule and the remedy. */
public final class ProcedureException extends IOException {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public ProcedureException(String message) {
        super(message);
    }
}
