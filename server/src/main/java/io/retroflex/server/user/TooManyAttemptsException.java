package io.retroflex.server.user;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody tries passwords; come back later. */
public final class TooManyAttemptsException extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    TooManyAttemptsException(Duration retryAfter) {
        super("too many attempts to sign in; try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    /** After which time it may be tried again, at least a second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
