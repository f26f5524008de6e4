package io.retroflex.vision.onnx;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Affine;

/** A layer's weights and bias with what follows the layer folded in; computed in double, rounded once. */
final class FoldedWeights {
    private final float[] weight;
    private final float[] bias;
    private final int[] shape;

    private FoldedWeights(float[] weight, float[] bias, int[] shape) {
        this.weight = weight;
        this.bias = bias;
        this.shape = shape;
    }

    static FoldedWeights of(StateDict weights, String name, Affine after) {
        Tensor layer = weights.get(name + ".weight");
        int outputs = layer.extent(0);
        float[] weight = layer.floats();
        float[] bias = weights.find(name + ".bias").map(Tensor::floats).orElseGet(() -> new float[outputs]);
        switch (after) {
            case Affine.None none -> {}
            case Affine.Scale scale -> {
                double[] factor = weights.get(scale.gamma()).doubles();
                fold(weight, bias, factor, new double[outputs]);
            }
            case Affine.BatchNorm batchNorm -> {
                String norm = batchNorm.name();
                double[] factor = weights.get(norm + ".weight").doubles();
                double[] shift = weights.get(norm + ".bias").doubles();
                double[] mean = weights.get(norm + ".running_mean").doubles();
                double[] variance = weights.get(norm + ".running_var").doubles();
                for (int i = 0; i < outputs; i++) {
                    factor[i] /= Math.sqrt(variance[i] + Affine.BatchNorm.EPSILON);
                    shift[i] -= mean[i] * factor[i];
                }
                fold(weight, bias, factor, shift);
            }
        }
        return new FoldedWeights(weight, bias, layer.shape());
    }

    private static void fold(float[] weight, float[] bias, double[] factor, double[] shift) {
        int inputs = weight.length / bias.length;
        for (int output = 0; output < bias.length; output++) {
            bias[output] = (float) (bias[output] * factor[output] + shift[output]);
            for (int i = output * inputs; i < (output + 1) * inputs; i++) {
                weight[i] = (float) (weight[i] * factor[output]);
            }
        }
    }

    /** The weight in the layer's own shape. */
    Tensor weight() {
        return Tensor.of(weight, shape);
    }

    /** The weight of a linear layer as {@code [inputs, outputs]}. */
    Tensor transposedWeight() {
        int outputs = shape[0];
        int inputs = weight.length / outputs;
        float[] transposed = new float[weight.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                transposed[input * outputs + output] = weight[output * inputs + input];
            }
        }
        return Tensor.of(transposed, inputs, outputs);
    }

    /** Whether any output has a bias. */
    boolean isBiased() {
        for (float value : bias) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    /** The bias of each output; zero where neither the layer nor what follows has one. */
    Tensor bias() {
        return Tensor.of(bias, bias.length);
    }
}
