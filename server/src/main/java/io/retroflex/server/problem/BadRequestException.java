package io.retroflex.server.problem;

/** A request asks for what cannot be; the message says to whoever sent it what is wrong, and what to do. */
public final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whatever the message says is told. */
    public BadRequestException(String message) {
        super(message);
    }

    /** The cause is not told. */
    public BadRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
