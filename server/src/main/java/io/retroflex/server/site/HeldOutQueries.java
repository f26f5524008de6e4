package io.retroflex.server.site;

import io.retroflex.evaluation.HitRates;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pictures of a gallery that are asked against the others to measure it: those of the split val where there are enough, for
 * from those its model did not learn, else all. No more than 1,000, of each label as many as of any other if it has so many; the
 * same ones each time.
 */
final class HeldOutQueries {
    private static final int MOST = 1000;

    /** Fewer say too little. */
    private static final int FEWEST = 50;

    private static final Filter HELD_OUT = Filter.equal(Facts.SPLIT, "val");

    private HeldOutQueries() {}

    /** Only such as have a picture to find; none if no picture has. */
    static List<Entry> of(GalleryReader gallery) {
        SortedMap<String, List<String>> heldOut = idsByLabel(gallery, HELD_OUT);
        boolean enough = heldOut.values().stream().mapToInt(List::size).sum() >= FEWEST;
        return some(enough ? heldOut : idsByLabel(gallery, Filter.ALL)).stream()
                .flatMap(id -> gallery.get(id).stream())
                .filter(query -> HitRates.hasRelevant(query, gallery))
                .toList();
    }

    /** Ids alone: a large gallery has more vectors than fit into memory. */
    private static SortedMap<String, List<String>> idsByLabel(GalleryReader gallery, Filter filter) {
        SortedMap<String, List<String>> ids = new TreeMap<>();
        gallery.forEach(
                filter,
                entry -> ids.computeIfAbsent(entry.facts().label(), unseen -> new ArrayList<>())
                        .add(entry.id()));
        ids.remove("");
        return ids;
    }

    /** What a rare label does not need, the others share. */
    private static List<String> some(Map<String, List<String>> byLabel) {
        List<List<String>> rarestFirst = byLabel.values().stream()
                .sorted(Comparator.comparingInt(List::size))
                .toList();
        List<String> some = new ArrayList<>();
        int labels = rarestFirst.size();
        for (List<String> ids : rarestFirst) {
            int share = Math.min(ids.size(), (MOST - some.size()) / labels--);
            for (int i = 0; i < share; i++) {
                some.add(ids.get((int) ((long) i * ids.size() / share)));
            }
        }
        return some;
    }
}
