package io.retroflex.evaluation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The table of an ablation as CSV: one line a row, shares as fractions of 1, and nothing where a row has no such fact,
 * part or comparison. {@code docs/ablation-json.md} says what the columns are.
 */
public final class AblationCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private AblationCsv() {}

    /**
     * The whole text, header first.
     *
     * @throws IllegalArgumentException if a fact is named like another column
     */
    public static String of(Ablation ablation) {
        List<Map<String, Object>> rows =
                ablation.rows().stream().map(row -> cells(ablation, row)).toList();
        // A row may lack a fact, a part or the comparison: the header has what any row has, the facts first.
        Set<String> header = new LinkedHashSet<>(List.of("group", "row", "reference"));
        ablation.rows().forEach(row -> header.addAll(row.facts().keySet()));
        rows.forEach(row -> header.addAll(row.keySet()));
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(header);
            for (Map<String, Object> row : rows) {
                printer.printRecord(header.stream().map(name -> row.getOrDefault(name, "")));
            }
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail to be written", e);
        }
        return text.toString();
    }

    private static Map<String, Object> cells(Ablation ablation, AblationRow row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        put(cells, "group", row.group());
        put(cells, "row", row.name());
        put(cells, "reference", ablation.isReference(row));
        row.facts().forEach((name, value) -> put(cells, name, value));
        Stream.of(Measure.RECALL_AT_1, Measure.RECALL_AT_5, Measure.MAP)
                .forEach(measure ->
                        estimate(cells, measure.key(), row.result().plain().of(measure)));
        estimate(cells, "macroRecallAt1", row.result().macro().recallAt1());
        for (String column : ablation.setup().by()) {
            row.parts(column).forEach((value, part) -> {
                String name = column + "=" + value + " ";
                estimate(cells, name + "recallAt1", part.measures().recallAt1());
                estimate(cells, name + "map", part.measures().map());
            });
        }
        ablation.paired(row).ifPresent(paired -> {
            Comparison comparison = paired.comparison();
            put(cells, "onlyRow", comparison.onlyFirst());
            put(cells, "onlyReference", comparison.onlySecond());
            test(cells, "recallAt1", comparison.recallAt1(), paired.adjustedRecallAt1());
            test(cells, "map", comparison.map(), paired.adjustedMap());
        });
        return cells;
    }

    private static void test(Map<String, Object> cells, String name, Comparison.Difference test, double adjusted) {
        estimate(cells, name + "Difference", test.difference());
        put(cells, name + "P", test.p());
        put(cells, name + "AdjustedP", adjusted);
    }

    private static void estimate(Map<String, Object> cells, String name, Estimate estimate) {
        put(cells, name, estimate.value());
        put(cells, name + "Low", estimate.low());
        put(cells, name + "High", estimate.high());
    }

    private static void put(Map<String, Object> cells, String name, Object value) {
        if (cells.put(name, value) != null) {
            throw new IllegalArgumentException("two columns of the ablation's table are named '" + name
                    + "'; a fact may not be named like a column of the table");
        }
    }
}
