package io.retroflex.audit.review;

import java.time.Instant;

/**
 * A person stands for the audit as it was reviewed.
 *
 * @param by the name of the person's account
 * @param at when
 */
public record Signature(String by, Instant at) {}
