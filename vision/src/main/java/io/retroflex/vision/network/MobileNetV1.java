package io.retroflex.vision.network;

import io.retroflex.vision.checkpoint.StateDict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * MobileNetV1 (arXiv 1704.04861) with its batch normalization folded in: a 3 x 3 stem, then blocks of a depthwise and a
 * pointwise convolution, ReLU6 after each, TensorFlow's SAME padding.
 *
 * @param channels after the stem and after each block
 */
public record MobileNetV1(List<Integer> channels) implements Backbone {
    /** The blocks that halve the map. */
    private static final List<Integer> STRIDED = List.of(1, 3, 5, 11);

    private static final Convolution.Padding SAME = new Convolution.Padding.Same();

    /** Copies the list. */
    public MobileNetV1 {
        channels = List.copyOf(channels);
    }

    /**
     * The network that a state dict belongs to.
     *
     * @throws java.util.NoSuchElementException if a tensor that says a size is missing
     */
    public static MobileNetV1 of(StateDict weights) {
        List<Integer> channels = new ArrayList<>();
        channels.add(weights.get("stem.weight").extent(0));
        for (int i = 0; weights.contains("blocks." + i + ".pointwise.weight"); i++) {
            channels.add(weights.get("blocks." + i + ".pointwise.weight").extent(0));
        }
        return new MobileNetV1(channels);
    }

    @Override
    public int width() {
        return channels.getLast();
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        convolution(shapes, "stem", channels.getFirst(), 3, 3);
        for (int i = 0; i + 1 < channels.size(); i++) {
            convolution(shapes, "blocks." + i + ".depthwise", channels.get(i), 1, 3);
            convolution(shapes, "blocks." + i + ".pointwise", channels.get(i + 1), channels.get(i), 1);
        }
        return shapes;
    }

    private static void convolution(
            SequencedMap<String, List<Integer>> shapes, String name, int outputs, int inputs, int kernel) {
        shapes.put(name + ".weight", List.of(outputs, inputs, kernel, kernel));
        shapes.put(name + ".bias", List.of(outputs));
    }

    @Override
    public <T> Features<T> features(Operations<T> operations, T picture, int height, int width) {
        T map = activated(operations, picture, "stem", 2, 1);
        for (int i = 0; i + 1 < channels.size(); i++) {
            map = activated(
                    operations, map, "blocks." + i + ".depthwise", STRIDED.contains(i) ? 2 : 1, channels.get(i));
            map = activated(operations, map, "blocks." + i + ".pointwise", 1, 1);
        }
        return new Features<>(Optional.empty(), operations.tokens(map));
    }

    private static <T> T activated(Operations<T> operations, T map, String name, int stride, int groups) {
        return operations.activation(
                operations.convolution(map, new Convolution(name, Affine.NONE, stride, SAME, groups)),
                Activation.RELU6);
    }
}
