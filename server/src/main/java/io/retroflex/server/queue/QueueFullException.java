package io.retroflex.server.queue;

import java.time.Duration;

/** More is waiting than may wait; come back later. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    /**
     * With what is full.
     *
     * @param retryAfter at least a second
     */
    public QueueFullException(String full, Duration retryAfter) {
        super(full + "; try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    /** After which time there should be room, at least a second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
