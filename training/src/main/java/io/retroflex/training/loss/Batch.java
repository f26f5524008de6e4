package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Embeddings with their labels, checked, and what the losses need of them. */
final class Batch {
    /** How far a squared length may be from one; rounding stays far below, a forgotten normalization far above. */
    private static final double LENGTH_TOLERANCE = 1e-2;

    private final NDArray embeddings;
    private final int[] labels;

    /** @throws IllegalArgumentException if the batch is empty, shapes do not fit, or a row is not of length one */
    Batch(NDArray embeddings, int[] labels) {
        Shape shape = embeddings.getShape();
        if (labels.length == 0) {
            throw new IllegalArgumentException("a loss needs a batch of at least 1 picture, not 0");
        }
        if (shape.dimension() != 2 || shape.get(0) != labels.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels need embeddings [" + labels.length + "][dimension], not " + shape);
        }
        double[] squaredLengths = values(embeddings.stopGradient().square().sum(new int[] {1}));
        for (int row = 0; row < squaredLengths.length; row++) {
            if (!(Math.abs(squaredLengths[row] - 1) <= LENGTH_TOLERANCE)) {
                throw new IllegalArgumentException("embedding " + row + " of the batch has the length "
                        + Math.sqrt(squaredLengths[row]) + "; normalize embeddings to length 1 before the loss");
            }
        }
        this.embeddings = embeddings;
        this.labels = labels.clone();
    }

    int size() {
        return labels.length;
    }

    int label(int picture) {
        return labels[picture];
    }

    int distinctLabels() {
        return (int) Arrays.stream(labels).distinct().count();
    }

    NDArray embeddings() {
        return embeddings;
    }

    boolean positive(int anchor, int other) {
        return anchor != other && labels[anchor] == labels[other];
    }

    boolean negative(int anchor, int other) {
        return labels[anchor] != labels[other];
    }

    /** The cosines of all pairs, {@code [n][n]}. */
    NDArray similarity() {
        return embeddings.matMul(embeddings.transpose());
    }

    /** Numbers without a gradient beside the embeddings, of their type. */
    NDArray constant(double[] values, long... shape) {
        return embeddings.getManager().create(values, new Shape(shape)).toType(embeddings.getDataType(), false);
    }

    /** The numbers of an array of any floating type, row by row. */
    static double[] values(NDArray array) {
        return array.stopGradient().toType(DataType.FLOAT64, false).toDoubleArray();
    }
}
