package io.retroflex.evaluation;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Queries and gallery, checked, in the order of their ids, with labels, groups and patients as numbers that are cheap to
 * compare.
 */
final class Sides {
    /** The number of a fact that a picture does not have; it equals no other picture's. */
    private static final int NONE = -1;

    final List<Entry> queries;
    final List<Entry> gallery;
    final int dimension;
    private final boolean excludeOwnGroup;
    private final int[] queryLabel;
    private final int[] galleryLabel;
    private final int[] queryGroup;
    private final int[] galleryGroup;
    private final int[] queryPatient;
    private final int[] galleryPatient;
    private final int[] queryInGallery;
    private final Map<String, Integer> places = new HashMap<>();

    Sides(List<Entry> queries, List<Entry> gallery, boolean excludeOwnGroup) {
        this.queries = inOrder(queries, "queries");
        this.gallery = inOrder(gallery, "gallery");
        this.excludeOwnGroup = excludeOwnGroup;
        dimension = this.gallery.getFirst().embedding().dimension();
        checkDimension(this.queries);
        checkDimension(this.gallery);

        Numbers labels = new Numbers();
        queryLabel = labels.of(this.queries, Sides::label);
        galleryLabel = labels.of(this.gallery, Sides::label);
        Numbers groups = new Numbers();
        queryGroup =
                groups.of(this.queries, entry -> entry.facts().get(Facts.GROUP).orElse(""));
        galleryGroup =
                groups.of(this.gallery, entry -> entry.facts().get(Facts.GROUP).orElse(""));
        Numbers patients = new Numbers();
        queryPatient = patients.of(
                this.queries, entry -> entry.facts().get(Facts.PATIENT).orElse(""));
        galleryPatient = patients.of(
                this.gallery, entry -> entry.facts().get(Facts.PATIENT).orElse(""));
        for (int i = 0; i < this.gallery.size(); i++) {
            places.put(this.gallery.get(i).id(), i);
        }
        queryInGallery =
                this.queries.stream().mapToInt(query -> place(query.id())).toArray();
    }

    private static List<Entry> inOrder(List<Entry> entries, String side) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to measure: the list of the " + side
                    + " is empty; check the splits, the labels and the filter");
        }
        Set<String> ids = new HashSet<>();
        for (Entry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException("picture " + entry.id() + " stands twice in the " + side
                        + "; an id is a picture, so keep it once");
            }
        }
        return entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
    }

    private static String label(Entry entry) {
        if (entry.facts().label().isEmpty()) {
            throw new IllegalArgumentException(
                    "picture " + entry.id() + " has no label, so nothing can be right or wrong; leave it out");
        }
        return entry.facts().label();
    }

    private void checkDimension(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.embedding().dimension() != dimension) {
                throw new IllegalArgumentException("picture " + entry.id() + " has an embedding of "
                        + entry.embedding().dimension() + " values, others have " + dimension
                        + "; embed all with one model");
            }
        }
    }

    /** Whether a gallery picture stands in the ranking of a query. */
    boolean meets(int query, int picture) {
        return queryInGallery[query] != picture && !(excludeOwnGroup && shareGroup(query, picture));
    }

    /** Where the picture of an id stands in the gallery, or -1. */
    int place(String id) {
        return places.getOrDefault(id, NONE);
    }

    /** Whether both have the same label. */
    boolean relevant(int query, int picture) {
        return queryLabel[query] == galleryLabel[picture];
    }

    /** Whether both are of one group or of one patient. */
    boolean shareGroup(int query, int picture) {
        return (queryGroup[query] != NONE && queryGroup[query] == galleryGroup[picture])
                || (queryPatient[query] != NONE && queryPatient[query] == galleryPatient[picture]);
    }

    /** Numbers for words, the same for both sides. */
    private static final class Numbers {
        private final Map<String, Integer> numbers = new HashMap<>();

        int[] of(List<Entry> entries, Function<Entry, String> word) {
            return entries.stream()
                    .map(word)
                    .mapToInt(found -> found.isEmpty() ? NONE : numbers.computeIfAbsent(found, fresh -> numbers.size()))
                    .toArray();
        }
    }
}
