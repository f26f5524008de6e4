package io.retroflex.vision.model;

import java.util.Arrays;

/**
 * What a model makes of a picture: a vector of length one, whose inner product with another is their cosine.
 *
 * <p>The array is shared, not copied; nobody writes to it once the embedding exists.
 */
public final class Embedding {
    /** How far from one a length may be: float rounding over a few thousand dimensions stays well below it. */
    private static final double TOLERANCE = 1e-3;

    private final float[] values;

    /**
     * @param values {@code float[dimension]}, handed over: the caller no longer writes to it
     * @throws IllegalArgumentException if the vector's length is not one, or a value is not a number
     */
    public Embedding(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        if (!(Math.abs(length - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException("an embedding has length one, not " + length);
        }
        this.values = values;
    }

    /** The embedding in the direction of these values, which must not all be zero; a new array. */
    public static Embedding normalized(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        float[] unit = new float[values.length];
        double scale = 1 / Math.sqrt(squares);
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (values[i] * scale);
        }
        return new Embedding(unit);
    }

    /** The number of values. */
    public int dimension() {
        return values.length;
    }

    /** The values, {@code float[dimension]}; not to be changed. */
    public float[] values() {
        return values;
    }

    /** The cosine of the angle to another embedding of the same dimension, in [-1, 1] up to rounding. */
    public float cosine(Embedding other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "dimensions " + values.length + " and " + other.values.length + " cannot be compared");
        }
        float sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * other.values[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[" + values.length + "]";
    }
}
