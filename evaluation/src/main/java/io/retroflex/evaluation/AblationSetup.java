package io.retroflex.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What an ablation asks, before its rows.
 *
 * @param title of the table
 * @param data what was asked against what, in a few words
 * @param facts where the rows come from, in the order to show them
 * @param reference name of the row that every other row is compared with
 * @param by columns to show the measures by, such as {@code processing}
 * @param resamples of the paired bootstrap
 * @param seed of bootstrap and permutations
 */
public record AblationSetup(
        String title,
        String data,
        SequencedMap<String, String> facts,
        String reference,
        List<String> by,
        int resamples,
        long seed) {
    /** Copies the collections. */
    public AblationSetup {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
        by = List.copyOf(by);
    }
}
