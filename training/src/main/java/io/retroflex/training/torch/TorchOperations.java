package io.retroflex.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import io.retroflex.training.torch.Parameters.LowRankArrays;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Activation;
import io.retroflex.vision.network.Affine;
import io.retroflex.vision.network.Convolution;
import io.retroflex.vision.network.Linear;
import io.retroflex.vision.network.Operations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Operations that compute at once. Results belong to the manager of their input, so that closing a step's manager frees
 * all that the step made. What no gradient needs is freed at once: half of a transformer's memory.
 *
 * <p>In training, batch normalization whose weight learns takes the batch's own statistics and moves its running ones;
 * one that is frozen takes the running ones, as inference does.
 */
public final class TorchOperations implements Operations<NDArray> {
    /** The share of the old running statistics that a step keeps: PyTorch's default. */
    private static final float MOMENTUM = 0.9f;

    private static final double SMALLEST_LENGTH = 1e-12;

    private final Parameters parameters;
    private final String prefix;
    private final boolean training;
    private final boolean adapted;
    private final float dropout;

    private TorchOperations(Parameters parameters, String prefix, boolean training, boolean adapted, float dropout) {
        this.parameters = parameters;
        this.prefix = prefix;
        this.training = training;
        this.adapted = adapted;
        this.dropout = dropout;
    }

    /**
     * Operations that learn.
     *
     * @param dropout share of a low-rank change's input that is left out at random
     */
    public static TorchOperations training(Parameters parameters, float dropout) {
        return new TorchOperations(parameters, "", true, true, dropout);
    }

    /** Operations that compute what inference does. */
    public static TorchOperations inference(Parameters parameters) {
        return new TorchOperations(parameters, "", false, true, 0);
    }

    @Override
    public Operations<NDArray> within(String inner) {
        return new TorchOperations(parameters, prefix + inner, training, adapted, dropout);
    }

    @Override
    public Operations<NDArray> frozen() {
        return new TorchOperations(parameters, prefix, training, false, dropout);
    }

    @Override
    public Tensor parameter(String name) {
        return parameters.tensor(prefix + name);
    }

    @Override
    public NDArray convolution(NDArray map, Convolution convolution) {
        String name = prefix + convolution.name();
        NDArray weight = parameters.get(name + ".weight");
        NDArray kernel = change(name)
                .map(change -> merged(weight, change, map.getManager()))
                .orElse(weight);
        NDArray bias = parameters.find(name + ".bias").orElse(null);
        return affine(TorchConvolution.of(map, kernel, bias, convolution), convolution.after());
    }

    private Optional<LowRankArrays> change(String module) {
        return adapted ? parameters.change(module) : Optional.empty();
    }

    /**
     * A convolution's weight with its change, which costs a product of two small matrices in place of a second way round
     * through maps that are larger than any weight. What dropout leaves out is then whole input channels, for a whole
     * step.
     */
    private NDArray merged(NDArray weight, LowRankArrays change, NDManager manager) {
        Shape shape = change.a().getShape();
        NDArray down = attached(change.a().reshape(shape.get(0), shape.get(1), -1), manager);
        down = down.mul(dropped(manager.ones(new Shape(1, shape.get(1), 1)))).reshape(shape.get(0), -1);
        NDArray up = attached(change.b().reshape(-1, shape.get(0)), manager);
        return Scalars.multiply(up.matMul(down), change.scale())
                .reshape(weight.getShape())
                .add(weight);
    }

    /** A view of a parameter would belong to the parameter's manager and outlive the step. */
    private static NDArray attached(NDArray array, NDManager manager) {
        array.attach(manager);
        return array;
    }

    @Override
    public NDArray linear(NDArray input, Linear linear) {
        return affine(changed(input, linear.name()), linear.after());
    }

    /** A linear layer with its low-rank change, which is a second way round: the product of the two is never made. */
    private NDArray changed(NDArray input, String layer) {
        NDArray weight = parameters.get(prefix + layer + ".weight");
        NDArray bias = parameters.find(prefix + layer + ".bias").orElse(null);
        NDArray result = linear(input, weight, bias);
        Optional<LowRankArrays> change = change(prefix + layer);
        if (change.isEmpty()) {
            return result;
        }
        NDArray low = Scalars.multiply(
                linear(dropped(input), change.get().a(), null), change.get().scale());
        try (NDArray high = linear(low, change.get().b(), null)) {
            return result.addi(high);
        }
    }

    private static NDArray linear(NDArray input, NDArray weight, @Nullable NDArray bias) {
        return input.getNDArrayInternal().linear(input, weight, bias).singletonOrThrow();
    }

    private NDArray dropped(NDArray input) {
        if (!training || dropout == 0) {
            return input;
        }
        return input.getNDArrayInternal().dropout(input, dropout, true).singletonOrThrow();
    }

    private NDArray affine(NDArray input, Affine after) {
        return switch (after) {
            case Affine.None none -> input;
            case Affine.Scale scale -> {
                try (input) {
                    yield input.mul(parameters.get(prefix + scale.gamma()));
                }
            }
            case Affine.BatchNorm batchNorm -> {
                try (input) {
                    yield batchNorm(input, prefix + batchNorm.name());
                }
            }
        };
    }

    private NDArray batchNorm(NDArray input, String name) {
        return input.getNDArrayInternal()
                .batchNorm(
                        input,
                        parameters.get(name + ".running_mean"),
                        parameters.get(name + ".running_var"),
                        parameters.get(name + ".weight"),
                        parameters.get(name + ".bias"),
                        1,
                        MOMENTUM,
                        (float) Affine.BatchNorm.EPSILON,
                        training && parameters.learns(name + ".weight"))
                .singletonOrThrow();
    }

    @Override
    public NDArray attention(NDArray tokens, String qkv, int heads) {
        Shape shape = tokens.getShape();
        long batch = shape.get(0);
        long length = shape.get(1);
        long width = shape.get(2);
        long each = width / heads;
        NDArray all =
                changed(tokens, qkv).reshape(batch, length, 3, heads, each).transpose(2, 0, 3, 1, 4);
        NDArray queries = all.get(0);
        NDArray keys = all.get(1);
        NDArray values = all.get(2);
        NDArray weights;
        try (NDArray scores =
                Scalars.multiply(queries, 1 / Math.sqrt((double) each)).matMul(keys.transpose(0, 1, 3, 2))) {
            weights = scores.softmax(-1);
        }
        return weights.matMul(values).transpose(0, 2, 1, 3).reshape(batch, length, width);
    }

    @Override
    public NDArray layerNorm(NDArray input, String name, float epsilon) {
        return input.getNDArrayInternal()
                .layerNorm(
                        input,
                        new Shape(input.getShape().get(input.getShape().dimension() - 1)),
                        parameters.get(prefix + name + ".weight"),
                        parameters.get(prefix + name + ".bias"),
                        epsilon)
                .singletonOrThrow();
    }

    @Override
    public NDArray activation(NDArray input, Activation activation) {
        NDArrayEx internal = input.getNDArrayInternal();
        return switch (activation) {
            case GELU -> internal.gelu();
            case RELU -> internal.relu();
            case RELU6 -> input.clip(0, 6);
        };
    }

    @Override
    public NDArray add(NDArray left, NDArray right) {
        return left.add(right);
    }

    @Override
    public NDArray addConstant(NDArray tokens, Tensor constant) {
        return tokens.add(constant(tokens.getManager(), constant));
    }

    @Override
    public NDArray prependConstant(NDArray tokens, Tensor constant) {
        NDArray repeated = constant(tokens.getManager(), constant)
                .expandDims(0)
                .broadcast(new Shape(tokens.getShape().get(0), constant.extent(0), constant.extent(1)));
        return NDArrays.concat(new NDList(repeated, tokens), 1);
    }

    private static NDArray constant(NDManager manager, Tensor constant) {
        return manager.create(constant.floats(), new Shape(constant.extent(0), constant.extent(1)));
    }

    @Override
    public NDArray slice(NDArray tokens, int from, int to) {
        return tokens.get(":, " + from + ":" + to);
    }

    @Override
    public NDArray token(NDArray tokens, int index) {
        return tokens.get(":, " + index);
    }

    @Override
    public NDArray tokens(NDArray map) {
        Shape shape = map.getShape();
        return map.reshape(shape.get(0), shape.get(1), -1).transpose(0, 2, 1);
    }

    @Override
    public NDArray meanToken(NDArray tokens) {
        return tokens.mean(new int[] {1});
    }

    @Override
    public NDArray generalizedMeanToken(NDArray tokens, double power, double floor) {
        return Scalars.power(meanToken(Scalars.power(Scalars.atLeast(tokens, floor), power)), 1 / power);
    }

    @Override
    public NDArray maxPool(NDArray map, int kernel, int stride, int padding) {
        return map.getNDArrayInternal()
                .maxPool(new Shape(kernel, kernel), new Shape(stride, stride), new Shape(padding, padding), false);
    }

    @Override
    public NDArray normalize(NDArray vector) {
        return vector.normalize(2, -1, SMALLEST_LENGTH);
    }

    @Override
    public NDArray scale(NDArray input, double factor) {
        return Scalars.multiply(input, factor);
    }

    @Override
    public NDArray concatenate(List<NDArray> vectors) {
        return vectors.size() == 1 ? vectors.getFirst() : NDArrays.concat(new NDList(vectors), -1);
    }
}
