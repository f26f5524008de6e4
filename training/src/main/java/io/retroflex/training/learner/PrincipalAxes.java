package io.retroflex.training.learner;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A projection on the axes along which vectors differ most, without a look at any label: centred, and each axis divided by
 * the fourth root of its variance. That is half the way to giving every axis the same weight, and finds neighbours better
 * than either end (docs/training.md).
 */
public final class PrincipalAxes {
    private static final double ROOT = 0.25;
    /** Of the largest variance: what varies less is rounding. */
    private static final double SMALLEST = 1e-9;

    private PrincipalAxes() {}

    /**
     * A linear layer: {@code weight [outputs, inputs]} and {@code bias [outputs]}.
     *
     * @param vectors {@code float[pictures][inputs]}
     * @throws IllegalArgumentException if there are fewer inputs or pictures than outputs
     */
    public static StateDict of(float[][] vectors, int outputs) {
        int inputs = vectors[0].length;
        requireEnough(vectors.length, inputs, outputs);
        double[] mean = mean(vectors);
        EigenDecomposition_F64<DMatrixRMaj> axes = decompose(covariance(vectors, mean));
        List<Integer> order = IntStream.range(0, inputs)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer axis) -> -axes.getEigenvalue(axis).getReal()))
                .limit(outputs)
                .toList();
        double least = SMALLEST * axes.getEigenvalue(order.getFirst()).getReal();
        float[] weight = new float[outputs * inputs];
        float[] bias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            double[] axis = axes.getEigenVector(order.get(o)).data;
            double variance = Math.max(axes.getEigenvalue(order.get(o)).getReal(), least);
            double scale = upright(axis) * Math.pow(variance, -ROOT);
            double shift = 0;
            for (int i = 0; i < inputs; i++) {
                weight[o * inputs + i] = (float) (axis[i] * scale);
                shift -= axis[i] * scale * mean[i];
            }
            bias[o] = (float) shift;
        }
        SequencedMap<String, Tensor> layer = new LinkedHashMap<>();
        layer.put("weight", Tensor.of(weight, outputs, inputs));
        layer.put("bias", Tensor.of(bias, outputs));
        return new StateDict(layer);
    }

    /**
     * Checks that so many axes can be found, for those who have long work to do before.
     *
     * @throws IllegalArgumentException if there are fewer inputs or vectors than outputs
     */
    public static void requireEnough(int vectors, int inputs, int outputs) {
        if (outputs > inputs || outputs > vectors) {
            throw new IllegalArgumentException(
                    outputs + " axes cannot be found in " + vectors + " vectors of " + inputs + " numbers; keep fewer");
        }
    }

    /** An axis has no direction of its own: its largest number is made positive, so that it is the same everywhere. */
    private static int upright(double[] axis) {
        double largest = 0;
        for (double value : axis) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        return largest < 0 ? -1 : 1;
    }

    private static EigenDecomposition_F64<DMatrixRMaj> decompose(DMatrixRMaj covariance) {
        EigenDecomposition_F64<DMatrixRMaj> axes = DecompositionFactory_DDRM.eig(covariance.numRows, true, true);
        if (!axes.decompose(covariance)) {
            throw new IllegalStateException("the vectors have no principal axes: some are not numbers");
        }
        return axes;
    }

    private static double[] mean(float[][] vectors) {
        double[] mean = new double[vectors[0].length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.length;
            }
        }
        return mean;
    }

    private static DMatrixRMaj covariance(float[][] vectors, double[] mean) {
        DMatrixRMaj centred = new DMatrixRMaj(vectors.length, mean.length);
        for (int row = 0; row < vectors.length; row++) {
            for (int i = 0; i < mean.length; i++) {
                centred.set(row, i, vectors[row][i] - mean[i]);
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
        CommonOps_DDRM.multTransA(1.0 / vectors.length, centred, centred, covariance);
        return covariance;
    }
}
