package io.retroflex.vision.network;

/**
 * A fully connected layer.
 *
 * @param name of the parameters {@code name.weight [outputs, inputs]} and {@code name.bias [outputs]}
 * @param after what follows on each output
 */
public record Linear(String name, Affine after) {
    /** A layer that nothing follows. */
    public Linear(String name) {
        this(name, Affine.NONE);
    }
}
