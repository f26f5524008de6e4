package io.retroflex.evaluation;

import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Neighbour;
import java.util.List;

/**
 * What became of one query.
 *
 * @param id of the query
 * @param facts of the query
 * @param relevant how many gallery pictures it could have found; if none, it takes no part in any measure
 * @param firstRelevant rank of the first relevant picture, from 1; 0 if there is none
 * @param averagePrecision over the whole ranking; 0 if nothing is relevant, as are the next two
 * @param averagePrecisionAtR over the first {@code relevant} ranks
 * @param rPrecision share of relevant pictures among the first {@code relevant}
 * @param neighbours the first pictures of its ranking, as many as the options keep
 */
public record QueryOutcome(
        String id,
        Facts facts,
        int relevant,
        int firstRelevant,
        double averagePrecision,
        double averagePrecisionAtR,
        double rPrecision,
        List<Neighbour> neighbours) {
    /** Copies the neighbours. */
    public QueryOutcome {
        neighbours = List.copyOf(neighbours);
    }

    /** What the query shows. */
    public String label() {
        return facts.label();
    }

    /** Whether it takes part in the measures. */
    public boolean measured() {
        return relevant > 0;
    }

    /** Whether a relevant picture is among the first {@code k}. */
    public boolean hitWithin(int k) {
        return firstRelevant > 0 && firstRelevant <= k;
    }

    /** What is drawn as one by the bootstrap and flipped as one by the permutation test. */
    String unit() {
        return Units.of(id, facts);
    }
}
