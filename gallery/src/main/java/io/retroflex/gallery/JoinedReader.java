package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two galleries that answer as one with the pictures of both would, ties included. Where an id is in both, which must not be,
 * {@link #get} gives the first one's picture and everything else counts both.
 */
public final class JoinedReader implements GalleryReader {
    private static final Comparator<Neighbour> NEAREST =
            Comparator.comparing(Neighbour::cosine, Comparator.reverseOrder()).thenComparing(Neighbour::id);

    private final GalleryReader first;
    private final GalleryReader second;

    /**
     * Joins two whose vectors are of one model. Both stay the caller's to close.
     *
     * @param second the smaller: {@link #forEach} holds what it has in memory
     */
    public JoinedReader(GalleryReader first, GalleryReader second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public int size() {
        return first.size() + second.size();
    }

    @Override
    public Optional<Entry> get(String id) {
        return first.get(id).or(() -> second.get(id));
    }

    @Override
    public List<Neighbour> neighbours(Embedding query, int k, Filter filter) {
        return merged(first.neighbours(query, k, filter), second.neighbours(query, k, filter), k);
    }

    @Override
    public List<SortedMap<String, List<Neighbour>>> neighboursByLabel(List<Embedding> queries, int k, Filter filter) {
        List<SortedMap<String, List<Neighbour>>> ofFirst = first.neighboursByLabel(queries, k, filter);
        List<SortedMap<String, List<Neighbour>>> ofSecond = second.neighboursByLabel(queries, k, filter);
        return IntStream.range(0, queries.size())
                .mapToObj(query -> merged(ofFirst.get(query), ofSecond.get(query), k))
                .toList();
    }

    private static SortedMap<String, List<Neighbour>> merged(
            SortedMap<String, List<Neighbour>> one, SortedMap<String, List<Neighbour>> other, int k) {
        SortedMap<String, List<Neighbour>> nearest = new TreeMap<>(one);
        other.forEach((label, found) -> nearest.merge(label, found, (some, more) -> merged(some, more, k)));
        return nearest;
    }

    private static List<Neighbour> merged(List<Neighbour> one, List<Neighbour> other, int k) {
        return Stream.concat(one.stream(), other.stream())
                .sorted(NEAREST)
                .limit(k)
                .toList();
    }

    @Override
    public SortedMap<String, Integer> countByLabel() {
        SortedMap<String, Integer> counts = new TreeMap<>(first.countByLabel());
        second.countByLabel().forEach((label, count) -> counts.merge(label, count, Integer::sum));
        return counts;
    }

    @Override
    public void forEach(Filter filter, Consumer<Entry> action) {
        List<Entry> all = new ArrayList<>();
        second.forEach(filter, all::add);
        Deque<Entry> waiting = new ArrayDeque<>(all);
        first.forEach(filter, entry -> {
            while (!waiting.isEmpty() && waiting.getFirst().id().compareTo(entry.id()) < 0) {
                action.accept(waiting.removeFirst());
            }
            action.accept(entry);
        });
        waiting.forEach(action);
    }

    @Override
    public Page page(Filter filter, int from, int size) {
        int ofFirst = first.page(filter, 0, 0).all();
        int ofSecond = second.page(filter, 0, 0).all();
        // How many of the first's come before the page, the second's being the others: narrowed down by halves.
        int before = Math.max(0, from - ofSecond);
        int most = Math.min(from, ofFirst);
        while (before < most) {
            int middle = (before + most) >>> 1;
            if (id(first, filter, middle).compareTo(id(second, filter, from - middle - 1)) <= 0) {
                before = middle + 1;
            } else {
                most = middle;
            }
        }
        List<Entry> entries = Stream.concat(
                        first.page(filter, before, size).entries().stream(),
                        second.page(filter, from - before, size).entries().stream())
                .sorted(Comparator.comparing(Entry::id))
                .limit(size)
                .toList();
        return new Page(entries, ofFirst + ofSecond);
    }

    private static String id(GalleryReader gallery, Filter filter, int number) {
        return gallery.page(filter, number, 1).entries().getFirst().id();
    }

    @Override
    public void close() {
        // Both belong to whoever joined them.
    }
}
