package io.retroflex.cli;

/** A command could not do what it was asked; the message says why and what to do. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message);
    }
}
