package io.retroflex.training.learner;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.VisionTransformer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** Parameters before they have learnt anything. */
public final class Initial {
    private Initial() {}

    /**
     * Drawn evenly from {@code (-1, 1) / sqrt(inputs)}, as PyTorch draws the weights of a linear layer or convolution.
     *
     * @param shape {@code [outputs, inputs, ...]}
     */
    public static Tensor uniform(RandomGenerator random, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        float bound = (float) (1 / Math.sqrt((double) values.length / shape[0]));
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat(-bound, bound);
        }
        return Tensor.of(values, shape);
    }

    /** Independent normal numbers with mean 0 and deviation 1. */
    public static Tensor normal(RandomGenerator random, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(values, shape);
    }

    /**
     * The parameters of a network that is to learn all of itself, as {@link #layers}; the positions of a transformer are
     * waves ({@link Waves}), which do not learn.
     */
    public static StateDict backbone(Backbone network, RandomGenerator random) {
        StateDict drawn = layers(network.parameters(), random);
        if (!(network instanceof VisionTransformer transformer)) {
            return drawn;
        }
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(drawn.tensors());
        tensors.put("pos_embed", Waves.positions(transformer.grid(), transformer.width()));
        return new StateDict(tensors);
    }

    /**
     * The parameters of layers: weights drawn by {@link #uniform}, normalizations that change nothing, no bias.
     *
     * @param shapes by name; a vector whose name ends in {@code weight} or {@code running_var} is a normalization's
     */
    public static StateDict layers(SequencedMap<String, List<Integer>> shapes, RandomGenerator random) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> tensors.put(
                name, layer(name, shape.stream().mapToInt(Integer::intValue).toArray(), random)));
        return new StateDict(tensors);
    }

    private static Tensor layer(String name, int[] shape, RandomGenerator random) {
        if (shape.length > 1) {
            return uniform(random, shape);
        }
        float[] values = new float[shape[0]];
        if (name.endsWith("weight") || name.endsWith("running_var")) {
            Arrays.fill(values, 1);
        }
        return Tensor.of(values, shape);
    }
}
