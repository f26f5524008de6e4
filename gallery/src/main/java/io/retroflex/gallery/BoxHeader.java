package io.retroflex.gallery;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a gallery in the box is, as its {@code gallery.json} says it.
 *
 * @param format of its files; {@value #FORMAT} is the only one that is read
 * @param model name of the model that made its vectors
 * @param fingerprint of that model
 * @param dimension of each vector
 * @param pictures how many there are of each source
 * @param credit whose pictures they are and under which licence
 * @param sums SHA-256 of its other files, by name
 */
public record BoxHeader(
        int format,
        String model,
        String fingerprint,
        int dimension,
        Map<String, Integer> pictures,
        String credit,
        Map<String, String> sums) {
    /** The form that this version writes. */
    public static final int FORMAT = 2;

    /** Copies the maps. */
    public BoxHeader {
        pictures = Collections.unmodifiableMap(new TreeMap<>(pictures));
        sums = Collections.unmodifiableMap(new TreeMap<>(sums));
    }

    /** How many pictures there are. */
    public int size() {
        return pictures.values().stream().mapToInt(Integer::intValue).sum();
    }
}
