package io.retroflex.benchmarks.explain;

/**
 * How far a cosine fell when tiles of the query were hidden.
 *
 * @param hot the hottest fifth
 * @param random as many at random, the mean of several draws
 * @param cool the coolest fifth
 * @param borrowed the hottest fifth by the heat of another pair
 */
record Falls(double hot, double random, double cool, double borrowed) {}
