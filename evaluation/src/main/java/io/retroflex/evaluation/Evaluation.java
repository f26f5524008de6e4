package io.retroflex.evaluation;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks every query against a gallery and measures the rankings.
 *
 * <p>A ranking is the whole gallery by cosine, highest first, equal cosines by id; a query is never in its own gallery. A
 * query without a relevant picture there can be neither right nor wrong: it is counted and left out of every measure, so
 * that Recall@k and mAP speak of the same queries.
 */
public final class Evaluation {
    /** More values than this are no table that anybody reads, and their resamples would fill the memory. */
    private static final int MOST_VALUES = 200;

    /** Stands for the value of a picture that has none in a column. */
    private static final String NO_VALUE = "(none)";

    private Evaluation() {}

    /**
     * Measures how well the gallery answers the queries. The same input and options give the same result.
     *
     * @throws IllegalArgumentException if a list is empty, an id stands twice on one side, a picture has no label or
     *     another dimension, no query has a relevant picture, or a column to report by is unknown or has more than 200
     *     values
     */
    public static EvaluationResult run(List<Entry> queries, List<Entry> gallery, EvaluationOptions options) {
        Sides sides = new Sides(queries, gallery, options.excludeOwnGroup());
        options.by().forEach(column -> checkColumn(column, queries));
        Rankings.Ranked ranked = Rankings.of(sides, options);
        List<QueryOutcome> measured =
                ranked.outcomes().stream().filter(QueryOutcome::measured).toList();
        if (measured.isEmpty()) {
            throw new IllegalArgumentException(
                    "no query has a picture of its label to find, its own group left aside: the queries show "
                            + labels(queries.stream()) + ", the gallery " + labels(gallery.stream()));
        }
        List<String> labels = List.copyOf(labels(Stream.concat(queries.stream(), gallery.stream())));
        Bootstrap.Result overLabels = Bootstrap.of(measured, QueryOutcome::label, options.resamples(), options.seed());
        SortedMap<String, SortedMap<String, Part>> by = new TreeMap<>();
        for (String column : options.by()) {
            Bootstrap.Result overValues = Bootstrap.of(
                    measured, outcome -> value(outcome.facts(), column), options.resamples(), options.seed());
            by.put(column, parts(overValues, column, measured, gallery));
        }
        return new EvaluationResult(
                labels,
                queries.size(),
                gallery.size(),
                queries.size() - measured.size(),
                Math.toIntExact(
                        measured.stream().map(QueryOutcome::unit).distinct().count()),
                overLabels.plain(),
                overLabels.macro(),
                parts(overLabels, Facts.LABEL, measured, gallery),
                by,
                ranked.precision(),
                Confusion.of(labels, measured),
                Leakage.find(sides, ranked.outcomes(), options),
                ranked.outcomes());
    }

    private static void checkColumn(String column, List<Entry> queries) {
        long values = queries.stream()
                .flatMap(query -> query.facts().get(column).stream())
                .distinct()
                .count();
        if (values == 0) {
            SortedSet<String> known = queries.stream()
                    .flatMap(query -> query.facts().columns().keySet().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            throw new IllegalArgumentException("no query has a value in the column '" + column
                    + "'; these queries have: " + String.join(", ", known));
        }
        if (values > MOST_VALUES) {
            throw new IllegalArgumentException("the column '" + column + "' has " + values
                    + " values among the queries; report by one with at most " + MOST_VALUES);
        }
    }

    private static String value(Facts facts, String column) {
        return facts.get(column).orElse(NO_VALUE);
    }

    private static SortedSet<String> labels(Stream<Entry> entries) {
        return entries.map(entry -> entry.facts().label()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedMap<String, Part> parts(
            Bootstrap.Result result, String column, List<QueryOutcome> measured, List<Entry> gallery) {
        Map<String, Integer> queriesOf = new HashMap<>();
        measured.forEach(outcome -> queriesOf.merge(value(outcome.facts(), column), 1, Integer::sum));
        Map<String, Integer> galleryOf = new HashMap<>();
        gallery.forEach(entry -> galleryOf.merge(value(entry.facts(), column), 1, Integer::sum));
        SortedMap<String, Part> parts = new TreeMap<>();
        result.parts()
                .forEach((value, measures) -> parts.put(
                        value, new Part(queriesOf.getOrDefault(value, 0), galleryOf.getOrDefault(value, 0), measures)));
        return parts;
    }
}
