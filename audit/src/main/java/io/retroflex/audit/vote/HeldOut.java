package io.retroflex.audit.vote;

/**
 * A labelled picture that was asked about as if it were not labelled.
 *
 * @param label that it has
 * @param source where it comes from, a data set or a unit; empty where that is not known
 * @param surroundings of it, among the pictures that are not of its look-alike group
 */
record HeldOut(String label, String source, Surroundings surroundings) {}
