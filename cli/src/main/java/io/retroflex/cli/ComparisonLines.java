package io.retroflex.cli;

import io.retroflex.evaluation.Comparison;
import java.util.List;
import java.util.Locale;

/** Two models on the same queries, in words. */
final class ComparisonLines {
    private ComparisonLines() {}

    /**
     * @param other the model that the first figures of the comparison are of
     */
    static List<String> of(Comparison comparison, String other) {
        return List.of(
                "Against " + other + " on the same queries, in points, with 95 % intervals over groups:",
                line("Recall@1", comparison.recallAt1(), "McNemar") + "; right here alone " + comparison.onlySecond()
                        + ", there alone " + comparison.onlyFirst(),
                line("mAP", comparison.map(), "permutation"));
    }

    private static String line(String measure, Comparison.Difference difference, String test) {
        return String.format(
                Locale.ROOT,
                "  %s %+.1f (%+.1f to %+.1f), from %.1f to %.1f, p %s (%s)",
                measure,
                100 * difference.difference().value(),
                100 * difference.difference().low(),
                100 * difference.difference().high(),
                100 * difference.first(),
                100 * difference.second(),
                difference.p() < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", difference.p()),
                test);
    }
}
