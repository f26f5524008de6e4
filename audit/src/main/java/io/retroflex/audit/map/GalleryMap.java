package io.retroflex.audit.map;

import io.retroflex.audit.vote.Votes;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.gallery.Neighbour;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A gallery in the plane.
 *
 * @param pictures that are in it, by label
 * @param left how many were left out, because there were too many
 * @param trust how far it can be trusted
 */
public record GalleryMap(SortedMap<String, List<Placed>> pictures, int left, Trust trust) {
    /** Copies the map. */
    public GalleryMap {
        pictures = Collections.unmodifiableSortedMap(new TreeMap<>(pictures));
    }

    /**
     * Lays the pictures of a gallery out.
     *
     * @param most how many at most; of more, every label gives the same share, evenly spread over its ids
     * @param seed of what is random in it
     * @throws IllegalArgumentException if there are fewer than {@value Layout#FEWEST} pictures with a label
     */
    public static GalleryMap of(GalleryReader gallery, int most, long seed) {
        SortedMap<String, List<Entry>> byLabel = new TreeMap<>();
        gallery.forEach(Filter.ALL, entry -> {
            if (!entry.facts().label().isEmpty()) {
                byLabel.computeIfAbsent(entry.facts().label(), unseen -> new ArrayList<>())
                        .add(entry);
            }
        });
        int all = byLabel.values().stream().mapToInt(List::size).sum();
        List<Entry> drawn = byLabel.values().stream()
                .flatMap(entries -> some(entries, all <= most ? 1 : (double) most / all).stream())
                .toList();
        float[][] embeddings =
                drawn.stream().map(entry -> entry.embedding().values()).toArray(float[][]::new);
        List<Place> places = Layout.of(embeddings, seed);
        SortedMap<String, List<Placed>> pictures = new TreeMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            Entry entry = drawn.get(i);
            String label = entry.facts().label();
            pictures.computeIfAbsent(label, unseen -> new ArrayList<>())
                    .add(new Placed(entry.id(), label, places.get(i)));
        }
        return new GalleryMap(pictures, all - drawn.size(), Trust.of(embeddings, places));
    }

    private static List<Entry> some(List<Entry> entries, double share) {
        int count = Math.max(1, (int) Math.round(share * entries.size()));
        List<Entry> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(entries.get((int) ((long) i * entries.size() / count)));
        }
        return some;
    }

    /** How many pictures are in it. */
    public int size() {
        return pictures.values().stream().mapToInt(List::size).sum();
    }

    /**
     * Where a picture lies that is not of the gallery: at the mean of its neighbours' places, each with the weight of its
     * vote. That is a place among them, not one of its own: what is like nothing here lies somewhere too.
     *
     * @return nothing if none of them is in it
     */
    public Optional<Place> among(Votes votes) {
        Map<String, Place> places = new HashMap<>();
        pictures.values().forEach(some -> some.forEach(placed -> places.put(placed.id(), placed.place())));
        double x = 0;
        double y = 0;
        double sum = 0;
        for (Neighbour neighbour : votes.neighbours()) {
            Place place = places.get(neighbour.id());
            if (place != null) {
                double weight = votes.weight(neighbour);
                x += weight * place.x();
                y += weight * place.y();
                sum += weight;
            }
        }
        return sum > 0 ? Optional.of(new Place(x / sum, y / sum)) : Optional.empty();
    }
}
