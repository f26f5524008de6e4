package io.retroflex.audit.vote;

import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where a picture lies among the labelled ones: the nearest pictures of each label. */
public final class Surroundings {
    /** How many neighbours vote, and so how many of a label may be of use. */
    static final int VOTERS = 20;

    /** A likeness is the mean over this many: one may be there by chance. */
    private static final int NEAREST = 5;

    /** What lies far from everything lies far from a label too, however much farther all others are. */
    private static final double WEIGHT_OF_OWN = 1.5;

    private final SortedMap<String, List<Neighbour>> byLabel;
    private final Votes votes;

    /**
     * Of the nearest pictures of each label, nearest first.
     *
     * @throws IllegalArgumentException if there is none
     */
    Surroundings(SortedMap<String, List<Neighbour>> byLabel) {
        this.byLabel = Collections.unmodifiableSortedMap(new TreeMap<>(byLabel));
        this.votes = Votes.of(nearest(this.byLabel.values(), VOTERS));
    }

    /**
     * Finds them.
     *
     * @throws IllegalArgumentException if the gallery has no picture with a label
     */
    public static Surroundings of(GalleryReader gallery, Embedding embedding) {
        return of(gallery, List.of(embedding), Filter.ALL).getFirst();
    }

    /**
     * Finds those of several pictures together, among the pictures that a filter lets through; in their order.
     *
     * @throws IllegalArgumentException if the filter lets none through that has a label
     */
    public static List<Surroundings> of(GalleryReader gallery, List<Embedding> embeddings, Filter filter) {
        return gallery.neighboursByLabel(embeddings, VOTERS, filter).stream()
                .map(Surroundings::new)
                .toList();
    }

    /**
     * Of those that voted alone, as an audit that was kept has them: {@link #votes} and {@link #source} are those of the whole.
     * The nearest of a label that did not vote are not there, so that {@link #likeness} and {@link #nearest} say something else
     * and are not to be asked.
     *
     * @param voters at most twenty
     * @throws IllegalArgumentException if there is none
     */
    public static Surroundings ofVoters(List<Neighbour> voters) {
        return new Surroundings(
                voters.stream().collect(Collectors.groupingBy(Neighbour::label, TreeMap::new, Collectors.toList())));
    }

    /** Finds them among the pictures that the filter and the condition let through, if there are any. */
    static Optional<Surroundings> among(
            GalleryReader gallery, Embedding embedding, Filter filter, Predicate<Neighbour> condition) {
        SortedMap<String, List<Neighbour>> byLabel = new TreeMap<>();
        gallery.neighboursByLabel(embedding, VOTERS + 1, filter).forEach((label, found) -> {
            List<Neighbour> kept =
                    found.stream().filter(condition).limit(VOTERS).toList();
            if (!kept.isEmpty()) {
                byLabel.put(label, kept);
            }
        });
        return byLabel.isEmpty() ? Optional.empty() : Optional.of(new Surroundings(byLabel));
    }

    /** What the nearest of all labels say. */
    public Votes votes() {
        return votes;
    }

    /** Where the most of the neighbours come from that vote; empty where that is not known. */
    public String source() {
        return source(source -> true).orElseThrow();
    }

    /** Where the most of those neighbours come from that vote and come from a source that counts. */
    Optional<String> source(Predicate<String> counting) {
        Map<String, Long> counts = votes.neighbours().stream()
                .map(neighbour -> neighbour.facts().get(Facts.SOURCE).orElse(""))
                .filter(counting)
                .collect(Collectors.groupingBy(source -> source, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** The nearest pictures of some labels, nearest first. */
    public List<Neighbour> nearest(Set<String> labels, int most) {
        return nearest(parts(labels, true), most);
    }

    /**
     * How much more the picture is like those labels than like all others: one and a half times the mean cosine of the five
     * nearest pictures of those, less the mean of the five nearest of the others. The more, the likelier the picture shows
     * one of those labels.
     *
     * @return negative infinity where the gallery has no picture of those labels
     */
    public double likeness(Set<String> labels) {
        List<List<Neighbour>> own = parts(labels, true);
        return own.isEmpty()
                ? Double.NEGATIVE_INFINITY
                : WEIGHT_OF_OWN * meanOfNearest(own) - meanOfNearest(parts(labels, false));
    }

    private List<List<Neighbour>> parts(Set<String> labels, boolean inside) {
        List<List<Neighbour>> parts = new ArrayList<>();
        for (Map.Entry<String, List<Neighbour>> label : byLabel.entrySet()) {
            if (labels.contains(label.getKey()) == inside) {
                parts.add(label.getValue());
            }
        }
        return parts;
    }

    /** The nearest of parts in which they stand nearest first: no more of them are compared than come out. */
    private static List<Neighbour> nearest(Collection<List<Neighbour>> parts, int most) {
        PriorityQueue<Rest> rests = new PriorityQueue<>();
        parts.forEach(part -> rests.add(new Rest(part, 0)));
        List<Neighbour> nearest = new ArrayList<>(most);
        while (nearest.size() < most && !rests.isEmpty()) {
            Rest rest = rests.remove();
            nearest.add(rest.first());
            if (rest.from + 1 < rest.part.size()) {
                rests.add(new Rest(rest.part, rest.from + 1));
            }
        }
        return nearest;
    }

    /** What is left of a part; at least one. */
    private record Rest(List<Neighbour> part, int from) implements Comparable<Rest> {
        Neighbour first() {
            return part.get(from);
        }

        @Override
        public int compareTo(Rest other) {
            int byCosine = Float.compare(other.first().cosine(), first().cosine());
            return byCosine != 0
                    ? byCosine
                    : first().id().compareTo(other.first().id());
        }
    }

    /** Of the cosines of the five nearest; 0 of none. Asked of each photograph for each station, so numbers alone are sorted. */
    private static double meanOfNearest(List<List<Neighbour>> parts) {
        double[] negative = parts.stream()
                .flatMap(part -> part.stream().limit(NEAREST))
                .mapToDouble(neighbour -> -neighbour.cosine())
                .sorted()
                .limit(NEAREST)
                .toArray();
        return -Arrays.stream(negative).average().orElse(0);
    }
}
