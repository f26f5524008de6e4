package io.retroflex.evaluation;

/**
 * How well relevant pictures come first. A gallery picture is relevant to a query if it has the query's label; every
 * measure is a mean over the queries that have at least one relevant picture in their gallery.
 *
 * @param recallAt1 hit rate: the share of queries whose first neighbour is relevant
 * @param recallAt5 hit rate: the share of queries with a relevant picture among the first five
 * @param recallAt10 hit rate: the share of queries with a relevant picture among the first ten
 * @param map mean average precision: the precision at each relevant rank, averaged over <em>all</em> relevant pictures
 *     of the whole ranking
 * @param mapAtR the same within the first R ranks, R being the number of relevant pictures (Musgrave et al., A Metric
 *     Learning Reality Check, arXiv 2003.08505)
 * @param rPrecision the share of relevant pictures among the first R
 */
public record Measures(
        Estimate recallAt1,
        Estimate recallAt5,
        Estimate recallAt10,
        Estimate map,
        Estimate mapAtR,
        Estimate rPrecision) {
    /** The estimate of one measure. */
    public Estimate of(Measure measure) {
        return switch (measure) {
            case RECALL_AT_1 -> recallAt1;
            case RECALL_AT_5 -> recallAt5;
            case RECALL_AT_10 -> recallAt10;
            case MAP -> map;
            case MAP_AT_R -> mapAtR;
            case R_PRECISION -> rPrecision;
        };
    }
}
