package io.retroflex.server.user;

import java.net.URI;

/** The issuer does not say what it is. */
final class IssuerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IssuerUnreachableException(URI issuer, Throwable cause) {
        super("the issuer " + issuer + " does not answer as one: " + cause.getMessage(), cause);
    }
}
