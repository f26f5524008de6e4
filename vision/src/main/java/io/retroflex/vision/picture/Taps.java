package io.retroflex.vision.picture;

/**
 * Along one axis: which source pixels make each target pixel, and their weights in fixed point.
 *
 * <p>Pillow's rules ({@code precompute_coeffs} and {@code normalize_coeffs_8bpc} of its Resample.c), in which the order
 * of the roundings decides the bits.
 */
final class Taps {
    /** Weights are multiples of {@code 2^-22}: 255 times their sum of magnitudes stays below {@code 2^31}. */
    static final int PRECISION = 22;

    /** For each target pixel, the first source pixel. */
    final int[] first;

    /** For each target pixel, the number of source pixels. */
    final int[] count;

    /** {@code int[target][stride]}. */
    final int[] weights;

    final int stride;
    final boolean identity;

    private Taps(int[] first, int[] count, int[] weights, int stride, boolean identity) {
        this.first = first;
        this.count = count;
        this.weights = weights;
        this.stride = stride;
        this.identity = identity;
    }

    /** The taps for target pixels {@code from} to {@code from + length} of an axis that goes from one size to another. */
    static Taps of(Resampling filter, int source, int target, int from, int length) {
        double scale = (double) source / target;
        double filterScale = Math.max(scale, 1);
        double support = filter.support() * filterScale;
        int stride = (int) Math.ceil(support) * 2 + 1;
        int[] first = new int[length];
        int[] count = new int[length];
        int[] weights = new int[Math.multiplyExact(length, stride)];
        double[] raw = new double[stride];
        double inverse = 1.0 / filterScale;
        for (int i = 0; i < length; i++) {
            double centre = (from + i + 0.5) * scale;
            int low = Math.max((int) (centre - support + 0.5), 0);
            int high = Math.min((int) (centre + support + 0.5), source);
            double sum = 0;
            for (int j = low; j < high; j++) {
                raw[j - low] = filter.weight((j - centre + 0.5) * inverse);
                sum += raw[j - low];
            }
            for (int j = 0; j < high - low; j++) {
                double weight = (sum == 0 ? raw[j] : raw[j] / sum) * (1 << PRECISION);
                weights[i * stride + j] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
            first[i] = low;
            count[i] = high - low;
        }
        return new Taps(first, count, weights, stride, source == target && from == 0 && length == target);
    }

    int length() {
        return first.length;
    }

    /** The source pixel after the last that is needed. */
    int end() {
        return first[length() - 1] + count[length() - 1];
    }
}
