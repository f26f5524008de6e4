package io.retroflex.evaluation;

/**
 * A figure with its 95 % interval, all three as fractions of one.
 *
 * @param value the figure itself
 * @param low end of the interval
 * @param high end of the interval
 */
public record Estimate(double value, double low, double high) {}
