package io.retroflex.audit.vote;

import io.retroflex.gallery.Neighbour;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a picture's neighbours say that it shows. A neighbour's vote weighs less the farther it is: {@code exp((c - c1) / 0.1)}
 * for a cosine {@code c}, where {@code c1} is that of the nearest.
 *
 * @param neighbours that vote, nearest first; at least one
 * @param shares of the votes by label, which add up to one
 */
public record Votes(List<Neighbour> neighbours, SortedMap<String, Double> shares) {
    private static final double TEMPERATURE = 0.1;

    /** Copies the collections. */
    public Votes {
        neighbours = List.copyOf(neighbours);
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /**
     * The votes of neighbours, nearest first.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Votes of(List<Neighbour> neighbours) {
        if (neighbours.isEmpty()) {
            throw new IllegalArgumentException("no labelled picture votes; the gallery has none");
        }
        double nearest = neighbours.getFirst().cosine();
        SortedMap<String, Double> weights = new TreeMap<>();
        double sum = 0;
        for (Neighbour neighbour : neighbours) {
            double weight = weight(neighbour.cosine(), nearest);
            weights.merge(neighbour.label(), weight, Double::sum);
            sum += weight;
        }
        double all = sum;
        weights.replaceAll((label, weight) -> weight / all);
        return new Votes(neighbours, weights);
    }

    private static double weight(double cosine, double nearest) {
        return Math.exp((cosine - nearest) / TEMPERATURE);
    }

    /** What a neighbour's vote weighs, in (0, 1]; that of the nearest weighs 1. */
    public double weight(Neighbour neighbour) {
        return weight(neighbour.cosine(), neighbours.getFirst().cosine());
    }

    /** The label with the largest share; of equal ones, the first by name. */
    public String label() {
        return shares.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    /** The share of the votes for any of some labels. */
    public double share(Set<String> labels) {
        return shares.entrySet().stream()
                .filter(label -> labels.contains(label.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The mean cosine of the neighbours: one may be near by chance, twenty are not. */
    public double meanCosine() {
        return neighbours.stream().mapToDouble(Neighbour::cosine).average().orElseThrow();
    }
}
