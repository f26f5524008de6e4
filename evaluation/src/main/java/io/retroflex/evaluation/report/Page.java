package io.retroflex.evaluation.report;

import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.QueryOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * All that the page shows.
 *
 * @param leftOut labels of the queries that had nothing to find
 * @param wrong the queries whose first neighbour is wrong, the most confident first
 * @param wrongInAll how many there are
 * @param right some of those whose first neighbour is right, evenly from all labels
 */
record Page(
        EvaluationResult result,
        ReportContext context,
        Chart chart,
        List<String> leftOut,
        List<PictureRow> wrong,
        int wrongInAll,
        List<PictureRow> right) {
    private static final int MOST_WRONG = 20;
    private static final int MOST_RIGHT = 10;

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
                .sorted(Comparator.comparing(QueryOutcome::label).thenComparing(QueryOutcome::id))
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
                rows(evenly(right), context));
    }

    private static List<QueryOutcome> evenly(List<QueryOutcome> outcomes) {
        int step = Math.max(1, Math.ceilDiv(outcomes.size(), MOST_RIGHT));
        return IntStream.iterate(step / 2, i -> i < outcomes.size(), i -> i + step)
                .mapToObj(outcomes::get)
                .toList();
    }

    private static List<PictureRow> rows(List<QueryOutcome> outcomes, ReportContext context) {
        return outcomes.stream()
                .map(outcome -> PictureRow.of(outcome, context.thumbnails()))
                .toList();
    }
}
