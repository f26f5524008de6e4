package io.retroflex.training.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.retroflex.vision.checkpoint.Tensor;

/** What tests of the eager execution share. */
final class Torches {
    private Torches() {}

    static NDArray array(NDManager manager, Tensor tensor) {
        long[] shape = new long[tensor.rank()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.extent(i);
        }
        return manager.create(tensor.floats(), new Shape(shape));
    }

    /** Each value within a share of the largest expected one. */
    static void assertClose(NDArray actual, Tensor expected, double share, String what) {
        float[] a = actual.toFloatArray();
        float[] e = expected.floats();
        assertThat(a).as(what).hasSameSizeAs(e);
        double largest = 0;
        double furthest = 0;
        for (int i = 0; i < e.length; i++) {
            largest = Math.max(largest, Math.abs(e[i]));
            // A value that is not a number is infinitely far.
            double distance = Math.abs(a[i] - e[i]);
            furthest = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : Math.max(furthest, distance);
        }
        assertThat(furthest).as(what).isLessThanOrEqualTo(share * largest);
    }
}
