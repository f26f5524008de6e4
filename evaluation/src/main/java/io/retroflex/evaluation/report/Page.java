package io.retroflex.evaluation.report;

import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.QueryOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that the page shows.
 *
 * @param leftOut labels of the queries that had nothing to find
 * @param wrong the queries whose first neighbour is wrong, the most confident first
 * @param wrongInAll how many there are
 * @param right some of those whose first neighbour is right, as many of each label
 */
record Page(
        EvaluationResult result,
        ReportContext context,
        Chart chart,
        List<String> leftOut,
        List<PictureRow> wrong,
        int wrongInAll,
        List<PictureRow> right) {
    private static final int MOST_WRONG = 40;
    private static final int MOST_RIGHT = 20;

    static Page of(EvaluationResult result, ReportContext context) {
        List<QueryOutcome> wrong = result.measured().stream()
                .filter(outcome -> !outcome.hitWithin(1))
                .sorted(Comparator.comparingDouble((QueryOutcome outcome) ->
                                outcome.neighbours().getFirst().cosine())
                        .reversed()
                        .thenComparing(QueryOutcome::id))
                .toList();
        List<QueryOutcome> right = result.measured().stream()
                .filter(outcome -> outcome.hitWithin(1))
                .toList();
        List<String> leftOut = List.copyOf(new TreeSet<>(result.outcomes().stream()
                .filter(outcome -> !outcome.measured())
                .map(QueryOutcome::label)
                .toList()));
        return new Page(
                result,
                context,
                Chart.of(result.precisionAtRank()),
                leftOut,
                rows(wrong.stream().limit(MOST_WRONG).toList(), context),
                wrong.size(),
                rows(sample(right), context));
    }

    /** As many of each label as of any other where there are enough, from all over its queries. */
    private static List<QueryOutcome> sample(List<QueryOutcome> right) {
        Map<String, List<QueryOutcome>> byLabel =
                right.stream().collect(Collectors.groupingBy(QueryOutcome::label, TreeMap::new, Collectors.toList()));
        int each = Math.max(1, MOST_RIGHT / Math.max(1, byLabel.size()));
        return byLabel.values().stream()
                .flatMap(outcomes -> evenly(outcomes, each))
                .limit(MOST_RIGHT)
                .toList();
    }

    private static Stream<QueryOutcome> evenly(List<QueryOutcome> outcomes, int most) {
        int count = Math.min(most, outcomes.size());
        return IntStream.range(0, count).mapToObj(i -> outcomes.get((2 * i + 1) * outcomes.size() / (2 * count)));
    }

    private static List<PictureRow> rows(List<QueryOutcome> outcomes, ReportContext context) {
        return outcomes.stream()
                .map(outcome -> PictureRow.of(outcome, context.thumbnails()))
                .toList();
    }
}
