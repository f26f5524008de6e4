package io.retroflex.training.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** How many batches an epoch has, and how many of them each label takes part in. */
final class EpochPlan {
    /** A batch of one label alone has no picture to tell it from. */
    private static final int FEWEST_LABELS = 2;

    private final int batches;
    private final int[] appearances;

    private EpochPlan(int batches, int[] appearances) {
        this.batches = batches;
        this.appearances = appearances;
    }

    /** At least 1. */
    int batches() {
        return batches;
    }

    /** Of each label, from 1 to {@link #batches()}; not to be changed. */
    int[] appearances() {
        return appearances;
    }

    /**
     * Enough batches to show every picture once; the room that is left goes to the rarest labels, one appearance at a time.
     *
     * @param pictures of each label
     * @param labelsPerBatch at most as many as there are labels
     * @param mostRepeats how often a picture of a rare label is shown in an epoch at most
     */
    static EpochPlan of(int[] pictures, int labelsPerBatch, int picturesPerLabel, int mostRepeats) {
        int[] once = Arrays.stream(pictures)
                .map(count -> Math.ceilDiv(count, picturesPerLabel))
                .toArray();
        int[] most = IntStream.range(0, pictures.length)
                .map(label -> Math.max(once[label], (int)
                        Math.min(Integer.MAX_VALUE, (long) pictures[label] * mostRepeats / picturesPerLabel)))
                .toArray();
        int batches = Math.max(
                Math.ceilDiv(Arrays.stream(once).sum(), labelsPerBatch),
                Arrays.stream(once).max().orElseThrow());
        while (room(most, batches) < (long) FEWEST_LABELS * batches) {
            batches--;
        }
        int length = batches;
        int[] appearances =
                Arrays.stream(once).map(count -> Math.min(count, length)).toArray();
        int left = length * labelsPerBatch - Arrays.stream(appearances).sum();
        PriorityQueue<Integer> rarest = new PriorityQueue<>(
                Comparator.<Integer>comparingInt(label -> appearances[label]).thenComparing(Comparator.naturalOrder()));
        IntStream.range(0, pictures.length).forEach(rarest::add);
        while (left > 0 && !rarest.isEmpty()) {
            int label = rarest.remove();
            if (appearances[label] < Math.min(length, most[label])) {
                appearances[label]++;
                left--;
                rarest.add(label);
            }
        }
        return new EpochPlan(length, appearances);
    }

    private static long room(int[] most, int batches) {
        return Arrays.stream(most).mapToLong(count -> Math.min(count, batches)).sum();
    }
}
