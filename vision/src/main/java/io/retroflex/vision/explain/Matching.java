package io.retroflex.vision.explain;

import java.util.ArrayList;
import java.util.List;

/** Picks the pairs of cells that share most. */
final class Matching {
    private Matching() {}

    /**
     * The strongest pairs, strongest first.
     *
     * @param most how many at most
     * @param apart how many cells lie at least between two pairs, in either picture: neighbouring cells tell the same
     */
    static List<Match> strongest(Contributions query, Contributions neighbour, int most, int apart) {
        List<Match> taken = new ArrayList<>();
        boolean isNew = true;
        while (taken.size() < most && isNew) {
            isNew = false;
            Match best = new Match(new Cell(0, 0), new Cell(0, 0), 0);
            for (int i = 0; i < query.size(); i++) {
                Cell here = query.cell(i);
                if (taken.stream().allMatch(match -> match.query().isApart(here, apart))) {
                    for (int j = 0; j < neighbour.size(); j++) {
                        Cell there = neighbour.cell(j);
                        float shared = query.shared(i, neighbour, j);
                        if (shared > best.shared()
                                && taken.stream()
                                        .allMatch(match -> match.neighbour().isApart(there, apart))) {
                            best = new Match(here, there, shared);
                            isNew = true;
                        }
                    }
                }
            }
            if (isNew) {
                taken.add(best);
            }
        }
        return taken;
    }
}
