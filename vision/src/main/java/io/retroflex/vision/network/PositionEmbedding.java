package io.retroflex.vision.network;

import io.retroflex.vision.checkpoint.Tensor;
import java.util.Arrays;

/** Resizes a position embedding; it is constant for a picture size, so it is done once, in double. */
final class PositionEmbedding {
    private PositionEmbedding() {}

    /**
     * The embedding for a grid of rows and columns.
     *
     * @param embedding {@code [1, 1 + grid * grid, channels]}, the class token's position first
     * @return {@code [1 + rows * columns, channels]}; the class token's position is never resized
     */
    static Tensor resize(Tensor embedding, int grid, int rows, int columns, PositionResizing resizing) {
        int channels = embedding.extent(2);
        float[] values = embedding.floats();
        if (rows == grid && columns == grid) {
            return Tensor.of(values, 1 + rows * columns, channels);
        }
        double[][] vertical = taps(grid, rows, resizing);
        double[][] horizontal = taps(grid, columns, resizing);
        double[] across = new double[grid * columns * channels];
        for (int y = 0; y < grid; y++) {
            for (int x = 0; x < columns; x++) {
                int to = (y * columns + x) * channels;
                for (int source = 0; source < grid; source++) {
                    double weight = horizontal[x][source];
                    int from = (1 + y * grid + source) * channels;
                    for (int c = 0; weight != 0 && c < channels; c++) {
                        across[to + c] += weight * values[from + c];
                    }
                }
            }
        }
        float[] resized = new float[(1 + rows * columns) * channels];
        System.arraycopy(values, 0, resized, 0, channels);
        double[] sum = new double[channels];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                Arrays.fill(sum, 0);
                for (int source = 0; source < grid; source++) {
                    double weight = vertical[y][source];
                    int from = (source * columns + x) * channels;
                    for (int c = 0; weight != 0 && c < channels; c++) {
                        sum[c] += weight * across[from + c];
                    }
                }
                int to = (1 + y * columns + x) * channels;
                for (int c = 0; c < channels; c++) {
                    resized[to + c] = (float) sum[c];
                }
            }
        }
        return Tensor.of(resized, 1 + rows * columns, channels);
    }

    /** The positions of the patches alone, {@code [patches, channels]}. */
    static Tensor ofPatches(Tensor resized) {
        int channels = resized.extent(1);
        float[] values = resized.floats();
        return Tensor.of(Arrays.copyOfRange(values, channels, values.length), resized.extent(0) - 1, channels);
    }

    /** The weight of every source for every target, {@code [to][from]}. */
    private static double[][] taps(int from, int to, PositionResizing resizing) {
        double[][] weights = new double[to][from];
        for (int target = 0; target < to; target++) {
            switch (resizing) {
                case OFFSET -> offsetTaps(weights[target], target, from, to);
                case ANTIALIASED -> antialiasedTaps(weights[target], target, from, to);
            }
        }
        return weights;
    }

    private static void offsetTaps(double[] weights, int target, int from, int to) {
        double source = (target + 0.5) * from / (to + 0.1) - 0.5;
        int below = (int) Math.floor(source);
        for (int tap = below - 1; tap <= below + 2; tap++) {
            weights[Math.clamp(tap, 0, from - 1)] += cubic(tap - source, -0.75);
        }
    }

    private static void antialiasedTaps(double[] weights, int target, int from, int to) {
        double scale = (double) from / to;
        double stretch = Math.max(scale, 1);
        double centre = scale * (target + 0.5);
        int first = Math.max((int) (centre - 2 * stretch + 0.5), 0);
        int end = Math.min((int) (centre + 2 * stretch + 0.5), from);
        double sum = 0;
        for (int tap = first; tap < end; tap++) {
            weights[tap] = cubic((tap - centre + 0.5) / stretch, -0.5);
            sum += weights[tap];
        }
        for (int tap = first; tap < end; tap++) {
            weights[tap] /= sum;
        }
    }

    /** Keys' cubic convolution kernel (IEEE Transactions on ASSP 29, 1981). */
    private static double cubic(double distance, double a) {
        double x = Math.abs(distance);
        if (x < 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? ((x - 5) * x + 8) * x * a - 4 * a : 0;
    }
}
