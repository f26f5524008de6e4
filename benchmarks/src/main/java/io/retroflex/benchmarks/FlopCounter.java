package io.retroflex.benchmarks;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Activation;
import io.retroflex.vision.network.Convolution;
import io.retroflex.vision.network.Linear;
import io.retroflex.vision.network.Operations;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A third execution of a network's description: it computes nothing but shapes, and counts. A multiplication with its
 * addition is two operations; only convolutions, linear layers and attention are counted, all else is small beside them.
 */
final class FlopCounter implements Operations<FlopCounter.Shape> {
    private final StateDict weights;
    private final AtomicLong flops;

    FlopCounter(StateDict weights) {
        this(weights, new AtomicLong());
    }

    private FlopCounter(StateDict weights, AtomicLong flops) {
        this.weights = weights;
        this.flops = flops;
    }

    /** Extents without the batch. */
    record Shape(List<Integer> extents) {
        static Shape of(Integer... extents) {
            return new Shape(List.of(extents));
        }

        int extent(int dimension) {
            return extents.get(dimension);
        }
    }

    /** Operations counted so far, for one picture. */
    long flops() {
        return flops.get();
    }

    @Override
    public Operations<Shape> within(String prefix) {
        return new FlopCounter(weights.below(prefix), flops);
    }

    @Override
    public Operations<Shape> frozen() {
        return this;
    }

    @Override
    public Tensor parameter(String name) {
        return weights.get(name);
    }

    @Override
    public Shape convolution(Shape map, Convolution convolution) {
        Tensor weight = weights.get(convolution.name() + ".weight");
        int kernel = weight.extent(2);
        int height = output(map.extent(1), kernel, convolution);
        int width = output(map.extent(2), weight.extent(3), convolution);
        flops.addAndGet(2L * weight.size() * height * width);
        return Shape.of(weight.extent(0), height, width);
    }

    private static int output(int input, int kernel, Convolution convolution) {
        return switch (convolution.padding()) {
            case Convolution.Padding.Same same -> Math.ceilDiv(input, convolution.stride());
            case Convolution.Padding.Symmetric around ->
                (input + 2 * around.pixels() - kernel) / convolution.stride() + 1;
        };
    }

    @Override
    public Shape linear(Shape input, Linear linear) {
        Tensor weight = weights.get(linear.name() + ".weight");
        int rows = 1;
        for (int i = 0; i + 1 < input.extents().size(); i++) {
            rows *= input.extent(i);
        }
        flops.addAndGet(2L * rows * weight.size());
        return input.extents().size() == 1 ? Shape.of(weight.extent(0)) : Shape.of(rows, weight.extent(0));
    }

    @Override
    public Shape attention(Shape tokens, String qkv, int heads) {
        linear(tokens, new Linear(qkv));
        // Queries with keys, and weights with values: tokens x tokens x channels each.
        flops.addAndGet(4L * tokens.extent(0) * tokens.extent(0) * tokens.extent(1));
        return tokens;
    }

    @Override
    public Shape layerNorm(Shape input, String name, float epsilon) {
        return input;
    }

    @Override
    public Shape activation(Shape input, Activation activation) {
        return input;
    }

    @Override
    public Shape add(Shape left, Shape right) {
        return left;
    }

    @Override
    public Shape addConstant(Shape tokens, Tensor constant) {
        return tokens;
    }

    @Override
    public Shape prependConstant(Shape tokens, Tensor constant) {
        return Shape.of(tokens.extent(0) + constant.extent(0), tokens.extent(1));
    }

    @Override
    public Shape slice(Shape tokens, int from, int to) {
        return Shape.of(to - from, tokens.extent(1));
    }

    @Override
    public Shape token(Shape tokens, int index) {
        return Shape.of(tokens.extent(1));
    }

    @Override
    public Shape tokens(Shape map) {
        return Shape.of(map.extent(1) * map.extent(2), map.extent(0));
    }

    @Override
    public Shape meanToken(Shape tokens) {
        return Shape.of(tokens.extent(1));
    }

    @Override
    public Shape generalizedMeanToken(Shape tokens, double power, double floor) {
        return meanToken(tokens);
    }

    @Override
    public Shape maxPool(Shape map, int kernel, int stride, int padding) {
        return Shape.of(
                map.extent(0),
                (map.extent(1) + 2 * padding - kernel) / stride + 1,
                (map.extent(2) + 2 * padding - kernel) / stride + 1);
    }

    @Override
    public Shape normalize(Shape vector) {
        return vector;
    }

    @Override
    public Shape scale(Shape input, double factor) {
        return input;
    }

    @Override
    public Shape concatenate(List<Shape> vectors) {
        return Shape.of(vectors.stream().mapToInt(vector -> vector.extent(0)).sum());
    }
}
