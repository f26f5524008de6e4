package io.retroflex.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Arrays and numbers, where gradients run through. {@code NDArray.mul(Number)} and its like put the number into memory of
 * Java's and let go of it at once, but the engine reads it again on the way back: if Java has collected its garbage in
 * between, the gradient is nonsense. Here the number lives as long as the array's manager.
 */
public final class Scalars {
    private Scalars() {}

    /** {@code array * factor}. */
    public static NDArray multiply(NDArray array, double factor) {
        return array.mul(number(array, factor));
    }

    /** {@code array / divisor}. */
    public static NDArray divide(NDArray array, double divisor) {
        return array.div(number(array, divisor));
    }

    /** {@code array^exponent}. */
    public static NDArray power(NDArray array, double exponent) {
        return array.pow(number(array, exponent));
    }

    /** {@code max(array, floor)}. */
    public static NDArray atLeast(NDArray array, double floor) {
        return array.maximum(number(array, floor));
    }

    /** Of the array's own type, which it would change if that has no dimensions either. */
    private static NDArray number(NDArray array, double value) {
        NDManager manager = array.getManager();
        return array.getDataType() == DataType.FLOAT64 ? manager.create(value) : manager.create((float) value);
    }
}
