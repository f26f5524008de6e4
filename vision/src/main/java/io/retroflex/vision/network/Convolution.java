package io.retroflex.vision.network;

/**
 * A convolution; kernel and channels are those of its weights.
 *
 * @param name of the parameters {@code name.weight [outputs, inputs / groups, height, width]} and {@code name.bias}
 * @param after what follows on each output channel
 * @param stride in both directions
 * @param padding around the map
 * @param groups 1, or the number of channels for a depthwise convolution
 */
public record Convolution(String name, Affine after, int stride, Padding padding, int groups) {
    /** What stands around a map so that a kernel fits at its border; all of it is zero. */
    public sealed interface Padding {
        /** The same number of pixels on each side. */
        record Symmetric(int pixels) implements Padding {}

        /**
         * TensorFlow's SAME: as many pixels as make the output {@code ceil(input / stride)}, the odd one at the bottom
         * and at the right.
         */
        record Same() implements Padding {}
    }
}
