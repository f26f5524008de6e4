package io.retroflex.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Differences between two results, added up by unit, with the number of queries in each. */
final class PairedUnits {
    /** Up to this many units all sign patterns are tried, and the p-value is exact. */
    private static final int EXACT_UNITS = 13;

    private static final int PERMUTATIONS = 10_000;

    private final double[] differences;
    private final double[] queries;

    PairedUnits(double[] differences, double[] queries) {
        this.differences = differences.clone();
        this.queries = queries.clone();
    }

    /** The mean difference of a query with its percentile bootstrap interval. */
    Estimate difference(int resamples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[resamples];
        for (int resample = 0; resample < resamples; resample++) {
            double sum = 0;
            double count = 0;
            for (int i = 0; i < differences.length; i++) {
                int unit = random.nextInt(differences.length);
                sum += differences[unit];
                count += queries[unit];
            }
            drawn[resample] = sum / count;
        }
        double value = Arrays.stream(differences).sum() / Arrays.stream(queries).sum();
        return Intervals.percentile(value, drawn);
    }

    /**
     * The share of sign patterns whose sum is at least as far from zero as the observed one. With random patterns the
     * observed one is counted in (Phipson and Smyth, SAGMB 9:39, 2010), so that p is never zero.
     */
    double permutationP(long seed) {
        double[] moved =
                Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        double bound = Math.abs(Arrays.stream(moved).sum());
        // Sums that are equal on paper may differ in their last bits.
        bound -= 1e-12 * Arrays.stream(moved).map(Math::abs).sum();
        if (moved.length <= EXACT_UNITS) {
            int patterns = 1 << moved.length;
            int extreme = 0;
            for (int pattern = 0; pattern < patterns; pattern++) {
                extreme += Math.abs(signed(moved, pattern)) >= bound ? 1 : 0;
            }
            return (double) extreme / patterns;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int extreme = 1;
        for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
            double sum = 0;
            long signs = 0;
            for (int i = 0; i < moved.length; i++) {
                signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
                sum += (signs & 1) == 0 ? moved[i] : -moved[i];
            }
            extreme += Math.abs(sum) >= bound ? 1 : 0;
        }
        return (double) extreme / (PERMUTATIONS + 1);
    }

    private static double signed(double[] differences, int pattern) {
        double sum = 0;
        for (int i = 0; i < differences.length; i++) {
            sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
        }
        return sum;
    }
}
