package io.retroflex.audit.vote;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calibrates a gallery with pictures of its own. Those of the split val are taken where there are enough, for a model that
 * learnt from the others is surer about them than it ever will be about a picture that is new to it; else all are taken.
 */
public final class Calibrator {
    /** Fewer say too little. */
    private static final int FEWEST = 50;

    /** More say hardly more, and take time. */
    private static final int MOST = 4000;

    private static final Filter HELD_OUT = Filter.equal(Facts.SPLIT, "val");

    private Calibrator() {}

    /**
     * Calibrates.
     *
     * @param learnt whether the gallery's model learnt labels, perhaps from pictures of this gallery
     * @throws IllegalArgumentException if the gallery has no two pictures with a label
     */
    public static Calibration calibrate(GalleryReader gallery, boolean learnt) {
        List<Entry> val = sample(gallery, HELD_OUT);
        boolean separate = val.size() >= FEWEST;
        List<Entry> asked = separate ? val : sample(gallery, Filter.ALL);
        List<HeldOut> heldOut = asked.parallelStream()
                .map(entry -> heldOut(gallery, entry))
                .flatMap(Optional::stream)
                .toList();
        String whose = separate
                ? "of the split val, from which the model did not learn,"
                : learnt
                        ? "of the gallery, from which the model may have learnt, so that it is surer than it should be,"
                        : "of the gallery";
        return new Calibration(
                heldOut, whose + " each asked about as if it had no label, never against its own look-alikes");
    }

    /** One picture of each look-alike group, for look-alikes say the same thing twice; evenly spread where there are many. */
    private static List<Entry> sample(GalleryReader gallery, Filter filter) {
        List<Entry> all = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        gallery.forEach(filter, entry -> {
            boolean first = entry.facts().get(Facts.GROUP).map(groups::add).orElse(true);
            if (first && !entry.facts().label().isEmpty()) {
                all.add(entry);
            }
        });
        if (all.size() <= MOST) {
            return all;
        }
        List<Entry> some = new ArrayList<>(MOST);
        for (int i = 0; i < MOST; i++) {
            some.add(all.get((int) ((long) i * all.size() / MOST)));
        }
        return some;
    }

    private static Optional<HeldOut> heldOut(GalleryReader gallery, Entry entry) {
        Filter others = entry.facts()
                .get(Facts.GROUP)
                .<Filter>map(group -> new Filter.Not(Filter.equal(Facts.GROUP, group)))
                .orElse(Filter.ALL);
        return Surroundings.among(
                        gallery,
                        entry.embedding(),
                        others,
                        neighbour -> !neighbour.id().equals(entry.id()))
                .map(surroundings -> new HeldOut(
                        entry.facts().label(), entry.facts().get(Facts.SOURCE).orElse(""), surroundings));
    }
}
