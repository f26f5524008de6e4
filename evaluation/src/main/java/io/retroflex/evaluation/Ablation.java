package io.retroflex.evaluation;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Models that differ in some part, measured on the same queries and compared with one of them, the reference.
 *
 * <p>Every other row is tested twice against the reference, in Recall@1 and in mAP. All these tests of the table are one
 * family for {@link Holm}: the chance that any of them finds a difference where there is none is at most
 * {@link Paired#LEVEL}.
 *
 * @param rows in the order of the table
 * @param paired name of a row to its comparison, in the same order; the reference has none
 */
public record Ablation(AblationSetup setup, List<AblationRow> rows, SequencedMap<String, Paired> paired) {
    /** Copies the collections. */
    public Ablation {
        rows = List.copyOf(rows);
        paired = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(paired));
    }

    /**
     * Compares the rows with the reference.
     *
     * @throws IllegalArgumentException if two rows have one name, no row is the reference, a row was not measured on the
     *     queries and gallery of the reference, or a row lacks a column that is asked for
     */
    public static Ablation of(AblationSetup setup, List<AblationRow> rows) {
        checkNames(rows);
        AblationRow reference = reference(setup, rows);
        rows.forEach(row -> checkColumns(row, setup));
        SequencedMap<String, Comparison> comparisons = new LinkedHashMap<>();
        for (AblationRow row : rows) {
            if (!row.name().equals(reference.name())) {
                comparisons.put(row.name(), compare(row, reference, setup));
            }
        }
        return new Ablation(setup, rows, adjust(comparisons));
    }

    /** The row that the others are compared with. */
    public AblationRow reference() {
        return reference(setup, rows);
    }

    /** Whether the others are compared with this row. */
    public boolean isReference(AblationRow row) {
        return row.name().equals(setup.reference());
    }

    /** The comparison of a row with the reference; none for the reference itself. */
    public Optional<Paired> paired(AblationRow row) {
        return Optional.ofNullable(paired.get(row.name()));
    }

    /** How many tests the correction is over: two for every row but the reference. */
    public int tests() {
        return 2 * paired.size();
    }

    private static SequencedMap<String, Paired> adjust(SequencedMap<String, Comparison> comparisons) {
        double[] adjusted = Holm.adjust(comparisons.values().stream()
                .flatMapToDouble(comparison -> DoubleStream.of(
                        comparison.recallAt1().p(), comparison.map().p()))
                .toArray());
        SequencedMap<String, Paired> paired = new LinkedHashMap<>();
        int next = 0;
        for (var entry : comparisons.entrySet()) {
            paired.put(entry.getKey(), new Paired(entry.getValue(), adjusted[next], adjusted[next + 1]));
            next += 2;
        }
        return paired;
    }

    private static Comparison compare(AblationRow row, AblationRow reference, AblationSetup setup) {
        EvaluationResult first = row.result();
        EvaluationResult second = reference.result();
        String rows = "row '" + row.name() + "' cannot be compared with the reference '" + reference.name() + "': ";
        if (first.gallery() != second.gallery() || first.queries() != second.queries()) {
            throw new IllegalArgumentException(rows + "it asked " + first.queries() + " queries against "
                    + first.gallery() + " pictures, the reference " + second.queries() + " against " + second.gallery()
                    + "; evaluate all rows on the same data");
        }
        try {
            return Comparison.of(first, second, setup.resamples(), setup.seed());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rows + e.getMessage(), e);
        }
    }

    private static void checkNames(List<AblationRow> rows) {
        Set<String> seen = new HashSet<>();
        for (AblationRow row : rows) {
            if (!seen.add(row.name())) {
                throw new IllegalArgumentException(
                        "two rows of the ablation are named '" + row.name() + "'; name each differently");
            }
        }
    }

    private static AblationRow reference(AblationSetup setup, List<AblationRow> rows) {
        return rows.stream()
                .filter(row -> row.name().equals(setup.reference()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row is named like the reference '"
                        + setup.reference() + "'; there are: "
                        + String.join(", ", rows.stream().map(AblationRow::name).toList())));
    }

    private static void checkColumns(AblationRow row, AblationSetup setup) {
        for (String column : setup.by()) {
            if (!row.result().by().containsKey(column)) {
                throw new IllegalArgumentException("row '" + row.name() + "' was not evaluated by '" + column
                        + "' but by " + row.result().by().keySet() + "; evaluate it by that column too");
            }
        }
    }
}
