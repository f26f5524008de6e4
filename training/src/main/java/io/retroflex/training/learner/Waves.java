package io.retroflex.training.learner;

import io.retroflex.vision.checkpoint.Tensor;

/**
 * Positions of a square of patches as sines and cosines of their column and row, which a transformer can tell apart from the
 * first step on (Chen et al., arXiv 2104.02057, and many after them).
 */
final class Waves {
    private static final double LONGEST = 10_000;

    private Waves() {}

    /**
     * An embedding of positions, {@code [1, 1 + grid * grid, width]}; the class token, which comes first, has none.
     *
     * @param width a multiple of 4: sines and cosines, of columns and of rows
     */
    static Tensor positions(int grid, int width) {
        if (width % 4 != 0) {
            throw new IllegalArgumentException(
                    "positions of " + width + " numbers cannot be waves; take a multiple of 4");
        }
        int quarter = width / 4;
        float[] values = new float[(1 + grid * grid) * width];
        for (int y = 0; y < grid; y++) {
            for (int x = 0; x < grid; x++) {
                int at = (1 + y * grid + x) * width;
                for (int i = 0; i < quarter; i++) {
                    double frequency = Math.pow(LONGEST, -(double) i / quarter);
                    values[at + i] = (float) Math.sin(x * frequency);
                    values[at + quarter + i] = (float) Math.cos(x * frequency);
                    values[at + 2 * quarter + i] = (float) Math.sin(y * frequency);
                    values[at + 3 * quarter + i] = (float) Math.cos(y * frequency);
                }
            }
        }
        return Tensor.of(values, 1, 1 + grid * grid, width);
    }
}
