package io.retroflex.benchmarks.explain;

/**
 * How far a cosine fell when tiles of the query were hidden.
 *
 * @param hot the hottest fifth
 * @param random as many at random, the mean of several draws
 * @param cool the coolest fifth
 * @param borrowed the hottest fifth by the heat of another pair
 * @param turned the hottest fifth by the same heat mirrored and turned, the mean of its seven ways: as many in pieces as large,
 *     elsewhere
 */
record Falls(double hot, double random, double cool, double borrowed, double turned) {}
