package io.retroflex.cli;

import io.retroflex.evaluation.Ablation;
import io.retroflex.evaluation.AblationRow;
import io.retroflex.evaluation.Comparison;
import io.retroflex.evaluation.Estimate;
import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.Measures;
import io.retroflex.evaluation.Paired;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An ablation as text: each row's measures, and how far it is from the reference. */
final class AblationTable {
    private AblationTable() {}

    static void print(Ablation ablation, Output output) {
        EvaluationResult reference = ablation.reference().result();
        output.print(reference.queries() + " queries against " + reference.gallery()
                + " pictures; intervals are 95 %; %; lost is the reference minus the row, p is after Holm over "
                + ablation.tests() + " tests");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "Recall@1", "Recall@5", "mAP", "Recall@1 lost", "p", "mAP lost", "p"));
        String group = "";
        for (AblationRow row : ablation.rows()) {
            if (!row.group().equals(group)) {
                group = row.group();
                rows.add(List.of(group));
            }
            rows.add(row(ablation, row));
        }
        output.printTable(rows);
        output.print("A " + EvaluationResult.NOTICE + ".");
    }

    private static List<String> row(Ablation ablation, AblationRow row) {
        Measures plain = row.result().plain();
        List<String> cells = new ArrayList<>(List.of(
                "  " + row.name(), percent(plain.recallAt1()), percent(plain.recallAt5()), percent(plain.map())));
        Optional<Paired> paired = ablation.paired(row);
        if (paired.isPresent()) {
            Comparison comparison = paired.get().comparison();
            cells.add(points(comparison.recallAt1()));
            cells.add(p(paired.get().adjustedRecallAt1()));
            cells.add(points(comparison.map()));
            cells.add(p(paired.get().adjustedMap()));
        } else {
            cells.add("(the reference)");
        }
        return cells;
    }

    private static String percent(Estimate estimate) {
        return String.format(
                Locale.ROOT, "%.1f (%.1f-%.1f)", 100 * estimate.value(), 100 * estimate.low(), 100 * estimate.high());
    }

    private static String points(Comparison.Difference difference) {
        // Rounded first: there is no minus before nothing.
        double points = Math.round(1000 * difference.difference().value()) / 10.0;
        return points == 0 ? "0.0" : String.format(Locale.ROOT, "%+.1f", points);
    }

    private static String p(double value) {
        return value < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", value);
    }
}
