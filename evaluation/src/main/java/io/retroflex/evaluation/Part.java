package io.retroflex.evaluation;

/**
 * The measures of some of the queries, those of one label or of one value of a column; their gallery is the whole one.
 *
 * @param queries measured ones of this part
 * @param gallery how many gallery pictures are of this part
 */
public record Part(int queries, int gallery, Measures measures) {}
