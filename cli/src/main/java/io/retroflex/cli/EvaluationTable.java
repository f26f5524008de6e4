package io.retroflex.cli;

import io.retroflex.evaluation.Estimate;
import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.Measures;
import io.retroflex.evaluation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An evaluation as text: the measures with their intervals, by label and by the columns asked for. */
final class EvaluationTable {
    private EvaluationTable() {}

    static void print(EvaluationResult result, Output output) {
        output.print(result.queries() + " queries against " + result.gallery() + " pictures; intervals are 95 % from "
                + result.units() + " groups; %");
        if (result.withoutRelevant() > 0) {
            output.print(result.withoutRelevant() + " queries have no picture of their label to find and are left out");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "queries", "Recall@1", "Recall@5", "mAP", "MAP@R"));
        rows.add(row("all", result.queries() - result.withoutRelevant(), result.plain()));
        rows.add(row("labels alike", result.queries() - result.withoutRelevant(), result.macro()));
        addParts(rows, "label", result.byLabel());
        result.by().forEach((column, parts) -> addParts(rows, column, parts));
        output.printTable(rows);
        output.print("Recall@k is a hit rate: the share of queries with a picture of their label among the first k.");
        output.print("A " + EvaluationResult.NOTICE + ".");
    }

    private static void addParts(List<List<String>> rows, String column, Map<String, Part> parts) {
        rows.add(List.of("by " + column));
        parts.forEach((value, part) -> rows.add(row("  " + value, part.queries(), part.measures())));
    }

    private static List<String> row(String name, int queries, Measures measures) {
        return List.of(
                name,
                String.valueOf(queries),
                percent(measures.recallAt1()),
                percent(measures.recallAt5()),
                percent(measures.map()),
                percent(measures.mapAtR()));
    }

    private static String percent(Estimate estimate) {
        return String.format(
                Locale.ROOT, "%.1f (%.1f-%.1f)", 100 * estimate.value(), 100 * estimate.low(), 100 * estimate.high());
    }
}
