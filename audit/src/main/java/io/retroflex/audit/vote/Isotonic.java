package io.retroflex.audit.vote;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often something holds as a function of a score with which it does not fall: neighbouring scores are pooled until the
 * shares rise (pool adjacent violators; Ayer et al. 1955, for calibration Zadrozny and Elkan 2002). Each pool's share counts one
 * hit and one miss more than it has, so that nothing is certain.
 */
final class Isotonic {
    private final double[] from;
    private final double[] share;

    private Isotonic(double[] from, double[] share) {
        this.from = from;
        this.share = share;
    }

    /**
     * Fits it.
     *
     * @param scores in any order, at least one
     * @param hits 1 where it held, else 0
     */
    static Isotonic fit(double[] scores, int[] hits) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] start = new double[order.length];
        double[] sum = new double[order.length];
        double[] count = new double[order.length];
        int pools = 0;
        for (int i : order) {
            start[pools] = scores[i];
            sum[pools] = hits[i];
            count[pools++] = 1;
            while (pools > 1
                    && (sum[pools - 2] * count[pools - 1] >= sum[pools - 1] * count[pools - 2]
                            || start[pools - 2] == start[pools - 1])) {
                pools--;
                sum[pools - 1] += sum[pools];
                count[pools - 1] += count[pools];
            }
        }
        double[] share = new double[pools];
        double most = 0;
        for (int i = 0; i < pools; i++) {
            // A small pool is drawn to the middle more than a large one; the order has to stay.
            most = Math.max(most, (sum[i] + 1) / (count[i] + 2));
            share[i] = most;
        }
        return new Isotonic(Arrays.copyOf(start, pools), share);
    }

    /** The share at a score; below all scores that it was fitted to, that of the lowest. */
    double at(double score) {
        int pool = Arrays.binarySearch(from, score);
        return share[Math.max(0, pool >= 0 ? pool : -pool - 2)];
    }
}
