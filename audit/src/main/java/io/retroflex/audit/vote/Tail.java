package io.retroflex.audit.vote;

import java.util.Arrays;

/** Conformal p-values: the rank of a value among those of held-out pictures, itself counted (Vovk et al., 2005). */
final class Tail {
    private Tail() {}

    /** The share of values that are at least as large. */
    static double atLeast(double[] sorted, double value) {
        return (1.0 + sorted.length - below(sorted, value)) / (1 + sorted.length);
    }

    /** The share of values that are at most as large. */
    static double atMost(double[] sorted, double value) {
        return (1.0 + below(sorted, Math.nextUp(value))) / (1 + sorted.length);
    }

    private static int below(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && sorted[at - 1] == value) {
            at--;
        }
        return at;
    }
}
