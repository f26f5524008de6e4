package io.retroflex.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How pure the first neighbours are.
 *
 * @param rank how many neighbours are looked at
 * @param precision share of relevant pictures among them, averaged over the measured queries
 * @param attainable what a perfect ranking would reach: less than one where a query has fewer relevant pictures than
 *     ranks
 */
public record PrecisionAtRank(int rank, double precision, double attainable) {
    /** The ranks that are reported. */
    static final int[] RANKS = {1, 2, 3, 5, 10, 20, 50, 100};

    /** Ranks that some query's gallery is too small for are left out. */
    static List<PrecisionAtRank> over(List<QueryOutcome> outcomes, int[][] hits, int[] candidates) {
        List<PrecisionAtRank> precisions = new ArrayList<>();
        for (int i = 0; i < RANKS.length; i++) {
            int rank = RANKS[i];
            double found = 0;
            double attainable = 0;
            int queries = 0;
            int smallest = Integer.MAX_VALUE;
            for (int query = 0; query < outcomes.size(); query++) {
                if (outcomes.get(query).measured()) {
                    queries++;
                    smallest = Math.min(smallest, candidates[query]);
                    found += (double) hits[query][i] / rank;
                    attainable += (double) Math.min(rank, outcomes.get(query).relevant()) / rank;
                }
            }
            if (queries > 0 && rank <= smallest) {
                precisions.add(new PrecisionAtRank(rank, found / queries, attainable / queries));
            }
        }
        return List.copyOf(precisions);
    }
}
