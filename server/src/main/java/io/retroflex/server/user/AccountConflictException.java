package io.retroflex.server.user;

/** An account is not in a state for what is asked. */
public final class AccountConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AccountConflictException(String message) {
        super(message);
    }
}
