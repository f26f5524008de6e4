package io.retroflex.vision.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Picks the pairs of cells that share most. */
final class Matching {
    private static final int MOST = 5;
    /** In cells, in either picture: cells side by side tell the same. */
    private static final int APART = 2;

    private static final float LEAST = 0.1f;

    private Matching() {}

    /** The strongest pairs, strongest first; none that shares less than {@value #LEAST} of what the strongest does. */
    static List<Match> strongest(Contributions query, Contributions neighbour) {
        List<Match> candidates = new ArrayList<>(query.size() * neighbour.size());
        for (int i = 0; i < query.size(); i++) {
            for (int j = 0; j < neighbour.size(); j++) {
                candidates.add(new Match(query.cell(i), neighbour.cell(j), query.shared(i, neighbour, j)));
            }
        }
        candidates.sort(Comparator.comparingDouble(Match::shared).reversed());
        float least = Math.max(0, LEAST * candidates.getFirst().shared());
        List<Match> taken = new ArrayList<>();
        for (Match candidate : candidates) {
            if (taken.size() == MOST || !(candidate.shared() > least)) {
                break;
            }
            if (taken.stream().allMatch(match -> isApart(match, candidate))) {
                taken.add(candidate);
            }
        }
        return taken;
    }

    private static boolean isApart(Match one, Match other) {
        return one.query().isApart(other.query(), APART) && one.neighbour().isApart(other.neighbour(), APART);
    }
}
