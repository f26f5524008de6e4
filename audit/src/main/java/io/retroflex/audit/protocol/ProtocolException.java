package io.retroflex.audit.protocol;

import java.io.IOException;

/** A protocol is not there, or its file breaks a rule; the message names the file, the line, the rule and the remedy. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public ProtocolException(String message) {
        super(message);
    }
}
