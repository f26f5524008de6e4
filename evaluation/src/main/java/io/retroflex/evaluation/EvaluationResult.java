package io.retroflex.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an evaluation found.
 *
 * @param labels of queries and gallery, sorted
 * @param queries how many were asked
 * @param gallery how many pictures they were asked against
 * @param withoutRelevant queries without a relevant picture in their gallery, left out of every measure
 * @param units how many patients, groups or pictures the intervals were drawn from
 * @param plain measures over the queries, each counting once
 * @param macro measures over the labels, each counting once
 * @param byLabel for every label with a measured query
 * @param by column, then value
 * @param precisionAtRank for ranks up to 100 that every gallery is large enough for
 * @param confusion of the first neighbour
 * @param leakage look-alikes on both sides
 * @param outcomes of every query, in the order of the ids
 */
public record EvaluationResult(
        List<String> labels,
        int queries,
        int gallery,
        int withoutRelevant,
        int units,
        Measures plain,
        Measures macro,
        SortedMap<String, Part> byLabel,
        SortedMap<String, SortedMap<String, Part>> by,
        List<PrecisionAtRank> precisionAtRank,
        Confusion confusion,
        Leakage leakage,
        List<QueryOutcome> outcomes) {
    /** Printed with every result. */
    public static final String NOTICE = "retrospective quality audit, not a diagnosis";

    /** Copies the collections. */
    public EvaluationResult {
        labels = List.copyOf(labels);
        byLabel = Collections.unmodifiableSortedMap(new TreeMap<>(byLabel));
        SortedMap<String, SortedMap<String, Part>> copy = new TreeMap<>();
        by.forEach((column, parts) -> copy.put(column, Collections.unmodifiableSortedMap(new TreeMap<>(parts))));
        by = Collections.unmodifiableSortedMap(copy);
        precisionAtRank = List.copyOf(precisionAtRank);
        outcomes = List.copyOf(outcomes);
    }

    /** The outcomes that take part in the measures. */
    public List<QueryOutcome> measured() {
        return outcomes.stream().filter(QueryOutcome::measured).toList();
    }
}
