package io.retroflex.training.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Batches of all pictures in random order, each picture once an epoch; the last batch is as small as what is left.
 *
 * @param pictures how many there are
 * @param batchSize most pictures in a batch
 * @param seed the same seed gives the same batches
 */
public record ShuffledBatches(int pictures, int batchSize, long seed) {
    /** @throws IllegalArgumentException if there is no picture or the size is below 1 */
    public ShuffledBatches {
        if (pictures < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "batches of " + batchSize + " from " + pictures + " pictures; both numbers must be at least 1");
        }
    }

    /**
     * The batches of an epoch.
     *
     * @param epoch any number; each has its own order
     * @return indices from 0 to {@code pictures - 1}
     */
    public List<int[]> batches(long epoch) {
        int[] order = Shuffle.order(pictures, Shuffle.random(seed, epoch));
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < pictures; from += batchSize) {
            batches.add(Arrays.copyOfRange(order, from, Math.min(pictures, from + batchSize)));
        }
        return batches;
    }
}
