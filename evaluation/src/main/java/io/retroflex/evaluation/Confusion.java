package io.retroflex.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the first neighbour shows, by what the query shows. Measured queries only, so the share on the diagonal is
 * Recall@1.
 *
 * @param labels of rows and columns
 * @param counts {@code [labels][labels]}: a row a query label, a column a label of the first neighbour
 */
public record Confusion(List<String> labels, List<List<Integer>> counts) {
    /** Copies the lists. */
    public Confusion {
        labels = List.copyOf(labels);
        counts = counts.stream().map(List::copyOf).toList();
    }

    static Confusion of(List<String> labels, List<QueryOutcome> measured) {
        int[][] counts = new int[labels.size()][labels.size()];
        for (QueryOutcome outcome : measured) {
            String found = outcome.neighbours().getFirst().label();
            counts[labels.indexOf(outcome.label())][labels.indexOf(found)]++;
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return new Confusion(labels, rows);
    }
}
