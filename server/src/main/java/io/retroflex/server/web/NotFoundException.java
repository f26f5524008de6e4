package io.retroflex.server.web;

/** There is no such thing; the message says where to look. */
final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotFoundException(String message) {
        super(message);
    }
}
