package io.retroflex.evaluation;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Neighbour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks the whole gallery for every query, on all cores, and keeps of each ranking only its outcome: memory grows with
 * the pictures, not with their pairs.
 */
final class Rankings {
    private final Sides sides;
    private final EvaluationOptions options;
    private final Matrix queries;
    private final Matrix gallery;
    private final QueryOutcome[] outcomes;
    /** Relevant pictures within the first {@code PrecisionAtRank.RANKS[i]}, by query. */
    private final int[][] hits;

    private final int[] candidates;
    private int done;

    private Rankings(Sides sides, EvaluationOptions options) {
        this.sides = sides;
        this.options = options;
        queries = new Matrix(sides.queries, sides.dimension);
        gallery = new Matrix(sides.gallery, sides.dimension);
        outcomes = new QueryOutcome[sides.queries.size()];
        hits = new int[outcomes.length][];
        candidates = new int[outcomes.length];
    }

    /**
     * What became of every query.
     *
     * @param outcomes in the order of the ids
     * @param precision over the measured queries
     */
    record Ranked(List<QueryOutcome> outcomes, List<PrecisionAtRank> precision) {}

    static Ranked of(Sides sides, EvaluationOptions options) {
        Rankings rankings = new Rankings(sides, options);
        IntStream.range(0, Math.ceilDiv(rankings.outcomes.length, Matrix.QUERIES))
                .parallel()
                .forEach(rankings::rankTile);
        List<QueryOutcome> outcomes = List.of(rankings.outcomes);
        return new Ranked(outcomes, PrecisionAtRank.over(outcomes, rankings.hits, rankings.candidates));
    }

    private void rankTile(int tile) {
        int first = tile * Matrix.QUERIES;
        int last = Math.min(first + Matrix.QUERIES, outcomes.length);
        float[] scores = new float[Matrix.QUERIES * gallery.paddedRows()];
        long[] keys = new long[sides.gallery.size()];
        gallery.cosines(queries, first, scores);
        for (int query = first; query < last; query++) {
            rank(query, scores, (query - first) * gallery.paddedRows(), keys);
        }
        report(last - first);
    }

    private void rank(int query, float[] scores, int offset, long[] keys) {
        int count = 0;
        int relevant = 0;
        for (int picture = 0; picture < sides.gallery.size(); picture++) {
            if (sides.meets(query, picture)) {
                keys[count++] = RankKey.of(scores[offset + picture], picture);
                relevant += sides.relevant(query, picture) ? 1 : 0;
            }
        }
        Arrays.sort(keys, 0, count);

        int found = 0;
        int firstRelevant = 0;
        int foundWithinR = 0;
        double precisions = 0;
        double precisionsWithinR = 0;
        int[] hitsAtRank = new int[PrecisionAtRank.RANKS.length];
        for (int rank = 1, next = 0; rank <= count; rank++) {
            if (sides.relevant(query, RankKey.index(keys[rank - 1]))) {
                found++;
                precisions += (double) found / rank;
                if (found == 1) {
                    firstRelevant = rank;
                }
            }
            if (rank == relevant) {
                foundWithinR = found;
                precisionsWithinR = precisions;
            }
            if (next < hitsAtRank.length && rank == PrecisionAtRank.RANKS[next]) {
                hitsAtRank[next++] = found;
            }
        }
        int divisor = Math.max(relevant, 1);
        hits[query] = hitsAtRank;
        candidates[query] = count;
        Entry entry = sides.queries.get(query);
        outcomes[query] = new QueryOutcome(
                entry.id(),
                entry.facts(),
                relevant,
                firstRelevant,
                precisions / divisor,
                precisionsWithinR / divisor,
                (double) foundWithinR / divisor,
                neighbours(keys, Math.min(count, options.neighbours())));
    }

    private List<Neighbour> neighbours(long[] keys, int count) {
        List<Neighbour> neighbours = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Entry entry = sides.gallery.get(RankKey.index(keys[i]));
            neighbours.add(new Neighbour(entry.id(), entry.facts(), RankKey.cosine(keys[i])));
        }
        return neighbours;
    }

    private synchronized void report(int ranked) {
        done += ranked;
        options.progress().update(done, outcomes.length);
    }
}
