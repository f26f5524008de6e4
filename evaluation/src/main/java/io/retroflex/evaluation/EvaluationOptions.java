package io.retroflex.evaluation;

import java.util.List;
import java.util.Map;

/**
 * How an evaluation is done. Start from {@link #defaults()} and change what differs.
 *
 * @param excludeOwnGroup whether a query never meets pictures of its own group or patient; for one set asked against
 *     itself
 * @param by columns whose values are reported apart, {@code processing} for one
 * @param resamples of the bootstrap
 * @param seed of the bootstrap: the same seed gives the same intervals
 * @param neighbours how many are kept of each query, at least one
 * @param hashes difference hashes of 256 bits by picture id, for the search for look-alikes; may be empty
 * @param hashDistance up to how many differing bits two pictures look alike
 * @param lookAlikeCosine from which cosine on two pictures look alike
 * @param progress is told how far the ranking has come
 */
public record EvaluationOptions(
        boolean excludeOwnGroup,
        List<String> by,
        int resamples,
        long seed,
        int neighbours,
        Map<String, long[]> hashes,
        int hashDistance,
        double lookAlikeCosine,
        Progress progress) {
    /** Bits of a difference hash. */
    private static final int HASH_WORDS = 4;

    /** Is told how far the ranking has come: one call at a time, from any thread. */
    @FunctionalInterface
    public interface Progress {
        /** {@code done} of {@code total} queries are ranked. */
        void update(int done, int total);
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a number is out of its range or a hash has not 256 bits
     */
    public EvaluationOptions {
        by = List.copyOf(by);
        hashes = Map.copyOf(hashes);
        if (resamples < 1) {
            throw new IllegalArgumentException("the bootstrap needs at least 1 resample, not " + resamples);
        }
        if (neighbours < 1) {
            throw new IllegalArgumentException("at least 1 neighbour of each query is kept, not " + neighbours);
        }
        hashes.forEach((id, hash) -> {
            if (hash.length != HASH_WORDS) {
                throw new IllegalArgumentException(
                        "the hash of picture " + id + " has " + hash.length * Long.SIZE + " bits, not 256");
            }
        });
    }

    /**
     * No group excluded, no columns, 2,000 resamples, ten neighbours kept, no hashes, look-alikes up to 28 of 256 bits
     * or from cosine 0.995.
     */
    public static EvaluationOptions defaults() {
        return new EvaluationOptions(false, List.of(), 2000, 43, 10, Map.of(), 28, 0.995, (done, total) -> {});
    }

    /** The same, with a query kept from its own group and patient or not. */
    public EvaluationOptions withExcludeOwnGroup(boolean exclude) {
        return new EvaluationOptions(
                exclude, by, resamples, seed, neighbours, hashes, hashDistance, lookAlikeCosine, progress);
    }

    /** The same, reported by these columns too. */
    public EvaluationOptions withBy(List<String> columns) {
        return new EvaluationOptions(
                excludeOwnGroup, columns, resamples, seed, neighbours, hashes, hashDistance, lookAlikeCosine, progress);
    }

    /** The same with another bootstrap. */
    public EvaluationOptions withBootstrap(int newResamples, long newSeed) {
        return new EvaluationOptions(
                excludeOwnGroup,
                by,
                newResamples,
                newSeed,
                neighbours,
                hashes,
                hashDistance,
                lookAlikeCosine,
                progress);
    }

    /** The same with another number of neighbours kept. */
    public EvaluationOptions withNeighbours(int kept) {
        return new EvaluationOptions(
                excludeOwnGroup, by, resamples, seed, kept, hashes, hashDistance, lookAlikeCosine, progress);
    }

    /** The same, with look-alikes sought by these hashes too. */
    public EvaluationOptions withHashes(Map<String, long[]> hashesById) {
        return new EvaluationOptions(
                excludeOwnGroup, by, resamples, seed, neighbours, hashesById, hashDistance, lookAlikeCosine, progress);
    }

    /** The same with other bounds for look-alikes. */
    public EvaluationOptions withLookAlikes(int bits, double cosine) {
        return new EvaluationOptions(excludeOwnGroup, by, resamples, seed, neighbours, hashes, bits, cosine, progress);
    }

    /** The same with its progress told to another. */
    public EvaluationOptions withProgress(Progress told) {
        return new EvaluationOptions(
                excludeOwnGroup, by, resamples, seed, neighbours, hashes, hashDistance, lookAlikeCosine, told);
    }
}
