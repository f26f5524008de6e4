package io.retroflex.evaluation.report;

import io.retroflex.gallery.Neighbour;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many neighbours have a label. */
record Votes(String label, long count) {
    /** Of all labels, most first, then by name. */
    static List<Votes> of(List<Neighbour> neighbours) {
        Map<String, Long> counts = neighbours.stream()
                .collect(Collectors.groupingBy(Neighbour::label, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new Votes(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Votes::count).reversed().thenComparing(Votes::label))
                .toList();
    }
}
