package io.retroflex.vision.checkpoint;

import java.util.Arrays;

/**
 * A low-rank change of one weight: {@code W + scale * B A} (Hu et al., LoRA, 2021).
 *
 * @param a {@code [rank, in]} of a linear layer, {@code [rank, in, height, width]} of a convolution
 * @param b {@code [out, rank]}, or {@code [out, rank, 1, 1]} of a convolution
 * @param scale alpha / rank, or alpha / sqrt(rank) with rank stabilisation
 */
public record LowRank(Tensor a, Tensor b, float scale) {
    /** @throws IllegalArgumentException if the shapes do not belong together */
    public LowRank {
        boolean linear = a.rank() == 2 && b.rank() == 2;
        boolean convolution = a.rank() == 4 && b.rank() == 4 && b.extent(2) == 1 && b.extent(3) == 1;
        if ((!linear && !convolution) || a.extent(0) != b.extent(1) || a.extent(0) == 0) {
            throw new IllegalArgumentException("lora_A " + a + " and lora_B " + b + " do not belong together");
        }
    }

    /** The rank of the change. */
    public int rank() {
        return a.extent(0);
    }

    /** Whether the change has the shape of this weight. */
    boolean fits(Tensor weight) {
        int[] shape = a.shape();
        shape[0] = b.extent(0);
        return Arrays.equals(shape, weight.shape());
    }

    /** {@code weight + scale * B A}, in F32; sums are kept in double precision. */
    Tensor addedTo(Tensor weight) {
        int out = b.extent(0);
        int in = weight.size() / Math.max(out, 1);
        float[] merged = weight.floats();
        float[] down = a.floats();
        float[] up = b.floats();
        double[] row = new double[in];
        for (int o = 0; o < out; o++) {
            Arrays.fill(row, 0);
            for (int r = 0; r < rank(); r++) {
                double factor = (double) scale * up[o * rank() + r];
                for (int i = 0; i < in; i++) {
                    row[i] += factor * down[r * in + i];
                }
            }
            for (int i = 0; i < in; i++) {
                merged[o * in + i] = (float) (merged[o * in + i] + row[i]);
            }
        }
        return Tensor.of(merged, weight.shape());
    }
}
