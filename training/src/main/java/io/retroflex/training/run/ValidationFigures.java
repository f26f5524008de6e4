package io.retroflex.training.run;

/**
 * Retrieval on pictures that are not learnt from.
 *
 * @param recallAt1 share of queries whose first neighbour has their label
 * @param recallAt5 share of queries with a neighbour of their label among the first five
 * @param map mean average precision over the whole ranking
 */
public record ValidationFigures(double recallAt1, double recallAt5, double map) {}
