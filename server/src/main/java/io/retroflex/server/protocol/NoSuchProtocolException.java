package io.retroflex.server.protocol;

/** There is no such protocol. */
public final class NoSuchProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchProtocolException() {
        super("there is no such protocol; GET /api/v1/protocols lists those there are");
    }
}
