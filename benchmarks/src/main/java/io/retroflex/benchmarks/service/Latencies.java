package io.retroflex.benchmarks.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How long things took, and what went wrong. Any number of threads may use one. */
final class Latencies {
    private final Map<String, List<Long>> nanoseconds = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private int refused;
    private int away;

    synchronized void add(String what, long nanos) {
        nanoseconds.computeIfAbsent(what, unseen -> new ArrayList<>()).add(nanos);
    }

    /** Told to come back. */
    synchronized void refused() {
        refused++;
    }

    /** The service did not answer. */
    synchronized void away() {
        away++;
    }

    synchronized void error(String words) {
        errors.add(words);
    }

    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** Prints the quantiles of each. */
    synchronized void print() {
        System.out.printf("%-10s %8s %10s %10s %10s  (ms)%n", "", "count", "p50", "p95", "p99");
        nanoseconds.forEach((what, all) -> {
            List<Long> sorted = new ArrayList<>(all);
            Collections.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %8d %10.1f %10.1f %10.1f%n",
                    what,
                    sorted.size(),
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.95),
                    quantile(sorted, 0.99));
        });
    }

    /** Prints what went wrong. */
    synchronized void printErrors() {
        System.out.printf(
                "told to come back (429): %d, did not answer: %d, errors: %d%n", refused, away, errors.size());
        errors.stream().limit(5).forEach(System.out::println);
    }

    private static double quantile(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }
}
