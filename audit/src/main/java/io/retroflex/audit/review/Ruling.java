package io.retroflex.audit.review;

import io.retroflex.audit.verdict.Verdict;
import java.time.Instant;

/**
 * A person's verdict on a station in place of the machine's.
 *
 * @param station id within the protocol
 * @param verdict that holds now
 * @param reason in the person's words; never blank
 * @param by the name of the person's account
 * @param at when
 */
public record Ruling(String station, Verdict verdict, String reason, String by, Instant at) {
    /** Refuses, with an {@link IllegalArgumentException}, a ruling without a reason. */
    public Ruling {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a ruling needs a reason");
        }
    }
}
