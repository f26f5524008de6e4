package io.retroflex.server.user;

/** There is no account of that name. */
public final class NoSuchAccountException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchAccountException(String name) {
        super("there is no account '" + name + "'; GET /api/v1/accounts lists them");
    }
}
