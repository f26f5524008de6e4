package io.retroflex.vision.network;

/**
 * What is done to each output channel of a layer after it: a multiplication and an addition, which inference folds into
 * the layer's weights.
 */
public sealed interface Affine {
    /** Nothing. */
    None NONE = new None();

    /** Nothing. */
    record None() implements Affine {}

    /** LayerScale: each channel times the parameter {@code gamma}. */
    record Scale(String gamma) implements Affine {}

    /**
     * Batch normalization with the running mean and variance of the state dict:
     * {@code (x - mean) / sqrt(variance + epsilon) * weight + bias}.
     */
    record BatchNorm(String name) implements Affine {
        /** PyTorch's default, which every network here was trained with. */
        public static final double EPSILON = 1e-5;
    }
}
