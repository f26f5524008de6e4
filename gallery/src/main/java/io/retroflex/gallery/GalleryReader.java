package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One state of a gallery, to read from: searches and counts agree with each other however much is written meanwhile. */
public interface GalleryReader extends AutoCloseable {
    /** The number of pictures. */
    int size();

    /** The picture of that id, if the gallery has it. */
    Optional<Entry> get(String id);

    /**
     * The {@code k} pictures nearest to the query among those that the filter lets through, nearest first; equal cosines
     * in the order of their ids. Fewer if the filter lets fewer through.
     *
     * @throws IllegalArgumentException if {@code k} is below 1 or the query has another dimension than the gallery
     */
    List<Neighbour> neighbours(Embedding query, int k, Filter filter);

    /**
     * The {@code k} nearest pictures of each label among those that the filter lets through, as {@link #neighbours} finds
     * them. Labels of which none is let through are not there; pictures without a label do not take part.
     *
     * @throws IllegalArgumentException if {@code k} is below 1 or the query has another dimension than the gallery
     */
    default SortedMap<String, List<Neighbour>> neighboursByLabel(Embedding query, int k, Filter filter) {
        return neighboursByLabel(List.of(query), k, filter).getFirst();
    }

    /**
     * The same of each of several queries, in their order; for the gallery is read once for all, faster than one by one.
     *
     * @throws IllegalArgumentException if {@code k} is below 1 or a query has another dimension than the gallery
     */
    default List<SortedMap<String, List<Neighbour>>> neighboursByLabel(List<Embedding> queries, int k, Filter filter) {
        Set<String> labels = countByLabel().keySet();
        List<SortedMap<String, List<Neighbour>>> all = new ArrayList<>();
        for (Embedding query : queries) {
            SortedMap<String, List<Neighbour>> nearest = new TreeMap<>();
            for (String label : labels) {
                Filter labelled = Filter.equal(Facts.LABEL, label);
                List<Neighbour> found =
                        label.isEmpty() ? List.of() : neighbours(query, k, new Filter.And(List.of(labelled, filter)));
                if (!found.isEmpty()) {
                    nearest.put(label, found);
                }
            }
            all.add(nearest);
        }
        return all;
    }

    /** How many pictures each label has; pictures without a label count under the empty string. */
    SortedMap<String, Integer> countByLabel();

    /** Hands over every picture that the filter lets through, in the order of the ids. */
    void forEach(Filter filter, Consumer<Entry> action);

    /**
     * Up to {@code size} of the pictures that the filter lets through, in the order of the ids: those from number {@code from}
     * on, counted from 0. Fewer where they end, none behind the last. Little more is read, however many others there are.
     *
     * @throws IllegalArgumentException if {@code from} or {@code size} is negative
     */
    Page page(Filter filter, int from, int size);

    @Override
    void close();

    /**
     * Some of the pictures that a filter lets through.
     *
     * @param all how many it lets through
     */
    record Page(List<Entry> entries, int all) {}
}
