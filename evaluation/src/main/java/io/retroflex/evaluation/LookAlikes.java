package io.retroflex.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Queries that have a look-alike in their gallery, by one way of looking. Each query counts once, by the picture most
 * like it.
 *
 * @param detector what was compared
 * @param threshold up to how many bits, or from which cosine on, two pictures look alike
 * @param checked how many queries could be compared
 * @param sameGroup queries whose look-alike is of their own group or patient
 * @param otherGroup queries whose look-alike is not known to be
 * @param examples the closest pairs first, at most twelve, each pair once
 * @param withoutThem the measures with those queries left out, if any remain
 */
public record LookAlikes(
        Detector detector,
        double threshold,
        int checked,
        int sameGroup,
        int otherGroup,
        List<Pair> examples,
        Optional<Measures> withoutThem) {
    /** How many examples are kept. */
    static final int EXAMPLES = 12;

    /** Copies the examples. */
    public LookAlikes {
        examples = List.copyOf(examples);
    }

    /** What is compared to find look-alikes. */
    public enum Detector {
        /** Differing bits of the 256-bit difference hashes: sees copies and next frames, knows no labels. */
        HASH,
        /**
         * Cosine of the embeddings. A trained embedding draws all pictures of a label together, so it finds too many
         * rather than too few.
         */
        EMBEDDING
    }

    /**
     * A query and the gallery picture most like it.
     *
     * @param likeness differing bits or cosine, as the detector has it
     */
    public record Pair(
            String query, String queryLabel, String picture, String pictureLabel, double likeness, boolean sameGroup) {}

    /** All queries with a look-alike. */
    public int queries() {
        return sameGroup + otherGroup;
    }
}
