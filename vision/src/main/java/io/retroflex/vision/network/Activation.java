package io.retroflex.vision.network;

/** Activation functions. */
public enum Activation {
    /** {@code x Phi(x)} with the exact error function. */
    GELU,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code min(max(x, 0), 6)}. */
    RELU6
}
