package io.retroflex.training.augment;

import java.util.Arrays;

/** A blur along the rows, then down the columns; the border's pixels are repeated outside. */
final class Gaussian {
    /** Bits of the weights' sum. */
    private static final int POINT = 16;

    private static final int HALF = 1 << (POINT - 1);

    private Gaussian() {}

    /**
     * A blurred copy.
     *
     * @param deviation in pixels
     * @return {@code byte[size * size * 3]}
     */
    static byte[] blur(Canvas canvas, double deviation) {
        int[] weights = weights(deviation);
        int reach = weights.length / 2;
        int size = canvas.size();
        int length = size * 3;
        byte[] along = new byte[size * length];
        byte[] row = new byte[length + reach * 6];
        int[] sums = new int[length];
        for (int y = 0; y < size; y++) {
            repeatEnds(canvas.rgb(), y * length, length, row, reach);
            Arrays.fill(sums, HALF);
            for (int i = 0; i < weights.length; i++) {
                add(sums, row, i * 3, weights[i]);
            }
            store(sums, along, y * length);
        }
        byte[] blurred = new byte[size * length];
        for (int y = 0; y < size; y++) {
            Arrays.fill(sums, HALF);
            for (int i = 0; i < weights.length; i++) {
                add(sums, along, Math.clamp(y + i - reach, 0, size - 1) * length, weights[i]);
            }
            store(sums, blurred, y * length);
        }
        return blurred;
    }

    /** Simple enough for the compiler to turn into vector instructions. */
    private static void add(int[] sums, byte[] source, int from, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (source[from + i] & 0xff) * weight;
        }
    }

    private static void store(int[] sums, byte[] target, int at) {
        for (int i = 0; i < sums.length; i++) {
            target[at + i] = (byte) (sums[i] >> POINT);
        }
    }

    private static void repeatEnds(byte[] rgb, int from, int length, byte[] row, int reach) {
        System.arraycopy(rgb, from, row, reach * 3, length);
        for (int i = 0; i < reach; i++) {
            System.arraycopy(rgb, from, row, i * 3, 3);
            System.arraycopy(rgb, from + length - 3, row, reach * 3 + length + i * 3, 3);
        }
    }

    /** Out to three deviations; the middle one takes what rounding left. */
    private static int[] weights(double deviation) {
        int reach = Math.max(1, (int) Math.ceil(3 * deviation));
        double[] exact = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            double distance = (i - reach) / Math.max(deviation, 1e-3);
            exact[i] = StrictMath.exp(-distance * distance / 2);
            sum += exact[i];
        }
        int[] weights = new int[exact.length];
        int left = 1 << POINT;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (int) Math.rint(exact[i] / sum * (1 << POINT));
            left -= weights[i];
        }
        weights[reach] += left;
        return weights;
    }
}
