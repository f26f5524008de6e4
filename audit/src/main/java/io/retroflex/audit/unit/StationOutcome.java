package io.retroflex.audit.unit;

import io.retroflex.audit.verdict.Verdict;

/**
 * What an audit says of a station.
 *
 * @param station its id
 * @param verdict on it
 * @param confidence in the verdict, in [0, 1]
 */
public record StationOutcome(String station, Verdict verdict, double confidence) {}
