package io.retroflex.evaluation;

import java.util.stream.IntStream;

/** Holm's correction (Scandinavian Journal of Statistics 6:65, 1979) for several tests asked at once. */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values in the order given; those below 0.05 are significant together.
     *
     * @throws IllegalArgumentException if a value is not in [0, 1]
     */
    public static double[] adjust(double... pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a p-value lies in [0, 1], not " + p);
            }
        }
        int[] ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int i = 0; i < ascending.length; i++) {
            largest = Math.max(largest, Math.min(1, (ascending.length - i) * pValues[ascending[i]]));
            adjusted[ascending[i]] = largest;
        }
        return adjusted;
    }
}
