package io.retroflex.vision.picture;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Makes the lines of a target from those of a source, which come in their order: each is added, weighted, to the lines that it is
 * part of.
 *
 * <p>Each line has an array of its own, read and written at the same index, for then the compiler sees that no sum is read as a
 * source, and adds many numbers at once. Offsets into one array for all keep it from that: five times slower on JDK 25.
 */
final class LineWeighing {
    private static final int HALF = 1 << (Taps.PRECISION - 1);

    private final Taps taps;
    private final int length;
    private final Resampling.Lines finished;
    private final int[][] sums;
    private final Deque<int[]> spare = new ArrayDeque<>();

    /** Lines of the target from the first that is not finished to the last that was begun. */
    private int first;

    private int end;

    /**
     * For an axis.
     *
     * @param length of each line
     * @param finished takes the lines of the target
     */
    LineWeighing(Taps taps, int length, Resampling.Lines finished) {
        this.taps = taps;
        this.length = length;
        this.finished = finished;
        this.sums = new int[taps.length()][];
    }

    /**
     * Adds a line of the source.
     *
     * @param line at least as long as those of the target
     */
    void add(int source, int[] line) {
        for (; end < taps.length() && taps.first[end] <= source; end++) {
            sums[end] = spare.isEmpty() ? new int[length] : spare.pop();
            Arrays.fill(sums[end], HALF);
        }
        for (int target = first; target < end; target++) {
            add(sums[target], line, taps.weights[target * taps.stride + source - taps.first[target]]);
        }
        for (; first < end && taps.first[first] + taps.count[first] <= source + 1; first++) {
            clip(sums[first]);
            finished.take(first, sums[first]);
            spare.push(sums[first]);
        }
    }

    private static void add(int[] sums, int[] line, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += line[i] * weight;
        }
    }

    /** Not {@link Math#clamp}, which takes a long and so keeps the compiler from vector instructions. */
    private static void clip(int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.max(0, Math.min(255, sums[i] >> Taps.PRECISION));
        }
    }
}
