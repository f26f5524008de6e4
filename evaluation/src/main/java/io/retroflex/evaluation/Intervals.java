package io.retroflex.evaluation;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * 95 % intervals.
 *
 * <p>Means over queries get percentile bootstrap intervals (Efron and Tibshirani, An Introduction to the Bootstrap,
 * chapter 13) in which whole units are drawn: patients where they are known, else look-alike groups, else pictures. Where
 * there is nothing to resample, because every query scores 0, or every one 1, or all are of one unit, the Wilson interval
 * for as many trials as there are units stands instead: an interval of width zero would claim a certainty that nobody has.
 *
 * <p>A label that a resample does not draw is left out of its own interval and keeps its value in the macro measures.
 */
public final class Intervals {
    private static final double TAIL = 0.025;
    private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(TAIL);

    private Intervals() {}

    /**
     * Wilson's score interval of a share.
     *
     * @throws IllegalArgumentException if there are no trials, or not between 0 and {@code trials} hits
     */
    public static Estimate wilson(int hits, int trials) {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException("a share has 0 to n hits of n trials, not " + hits + " of " + trials);
        }
        return wilson((double) hits / trials, trials);
    }

    static Estimate wilson(double share, int trials) {
        double z2 = Z * Z / trials;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials)) / (1 + z2);
        return new Estimate(share, Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** The value with the middle 95 % of its resamples, which are sorted in place; NaN among them is passed over. */
    static Estimate percentile(double value, double[] resamples) {
        Arrays.sort(resamples);
        int count = resamples.length;
        while (count > 0 && Double.isNaN(resamples[count - 1])) {
            count--;
        }
        return new Estimate(value, quantile(resamples, count, TAIL), quantile(resamples, count, 1 - TAIL));
    }

    /** Linear between the order statistics (type 7 of Hyndman and Fan). */
    private static double quantile(double[] sorted, int count, double share) {
        double place = share * (count - 1);
        int below = (int) place;
        int above = Math.min(below + 1, count - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
