package io.retroflex.vision.network;

import io.retroflex.vision.checkpoint.StateDict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The residual network as torchvision has it: a 7 x 7 stem, max pooling, four stages of blocks; the stride of a
 * bottleneck is on its 3 x 3 convolution.
 *
 * @param stem channels after the first convolution
 * @param planes inner channels of each stage's blocks
 * @param blocks number of blocks of each stage
 * @param expansion outer over inner channels: 4 for bottleneck blocks (three convolutions), 1 for basic ones (two)
 */
public record ResNet(int stem, List<Integer> planes, List<Integer> blocks, int expansion) implements Backbone {
    private static final int STAGES = 4;

    /** Copies the lists. */
    public ResNet {
        planes = List.copyOf(planes);
        blocks = List.copyOf(blocks);
        if (planes.size() != STAGES || blocks.size() != STAGES) {
            throw new IllegalArgumentException("a residual network has four stages");
        }
    }

    /**
     * The residual network that a state dict with torchvision's names belongs to.
     *
     * @throws java.util.NoSuchElementException if a tensor that says a size is missing
     */
    public static ResNet of(StateDict weights) {
        List<Integer> planes = new ArrayList<>();
        List<Integer> blocks = new ArrayList<>();
        for (int stage = 1; stage <= STAGES; stage++) {
            planes.add(weights.get("layer" + stage + ".0.conv1.weight").extent(0));
            int count = 0;
            while (weights.contains("layer" + stage + "." + count + ".conv1.weight")) {
                count++;
            }
            blocks.add(count);
        }
        int expansion = weights.find("layer1.0.conv3.weight")
                .map(last -> last.extent(0) / planes.getFirst())
                .orElse(1);
        return new ResNet(weights.get("conv1.weight").extent(0), planes, blocks, expansion);
    }

    private boolean bottleneck() {
        return expansion > 1;
    }

    @Override
    public int width() {
        return planes.getLast() * expansion;
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        convolution(shapes, "conv1", "bn1", stem, 3, 7);
        int inputs = stem;
        for (int stage = 0; stage < STAGES; stage++) {
            int inner = planes.get(stage);
            int outer = inner * expansion;
            for (int i = 0; i < blocks.get(stage); i++) {
                String block = "layer" + (stage + 1) + "." + i + ".";
                if (bottleneck()) {
                    convolution(shapes, block + "conv1", block + "bn1", inner, inputs, 1);
                    convolution(shapes, block + "conv2", block + "bn2", inner, inner, 3);
                    convolution(shapes, block + "conv3", block + "bn3", outer, inner, 1);
                } else {
                    convolution(shapes, block + "conv1", block + "bn1", inner, inputs, 3);
                    convolution(shapes, block + "conv2", block + "bn2", inner, inner, 3);
                }
                if (hasShortcut(stage, i, inputs)) {
                    convolution(shapes, block + "downsample.0", block + "downsample.1", outer, inputs, 1);
                }
                inputs = outer;
            }
        }
        return shapes;
    }

    private static void convolution(
            SequencedMap<String, List<Integer>> shapes, String name, String norm, int outputs, int inputs, int kernel) {
        shapes.put(name + ".weight", List.of(outputs, inputs, kernel, kernel));
        for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
            shapes.put(norm + "." + part, List.of(outputs));
        }
    }

    /** The first block of a stage changes the shape of its input, and so must what goes around it. */
    private boolean hasShortcut(int stage, int block, int inputs) {
        return block == 0 && (stage > 0 || inputs != planes.get(stage) * expansion);
    }

    @Override
    public <T> Features<T> features(Operations<T> operations, T picture, int height, int width) {
        T map = operations.convolution(picture, normed("conv1", "bn1", 2, 3));
        map = operations.maxPool(operations.activation(map, Activation.RELU), 3, 2, 1);
        int inputs = stem;
        for (int stage = 0; stage < STAGES; stage++) {
            for (int i = 0; i < blocks.get(stage); i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                map = block(
                        operations, map, "layer" + (stage + 1) + "." + i + ".", stride, hasShortcut(stage, i, inputs));
                inputs = planes.get(stage) * expansion;
            }
        }
        return new Features<>(Optional.empty(), operations.tokens(map));
    }

    private <T> T block(Operations<T> operations, T input, String block, int stride, boolean shortcut) {
        T map;
        if (bottleneck()) {
            map = operations.convolution(input, normed(block + "conv1", block + "bn1", 1, 0));
            map = operations.activation(map, Activation.RELU);
            map = operations.convolution(map, normed(block + "conv2", block + "bn2", stride, 1));
            map = operations.activation(map, Activation.RELU);
            map = operations.convolution(map, normed(block + "conv3", block + "bn3", 1, 0));
        } else {
            map = operations.convolution(input, normed(block + "conv1", block + "bn1", stride, 1));
            map = operations.activation(map, Activation.RELU);
            map = operations.convolution(map, normed(block + "conv2", block + "bn2", 1, 1));
        }
        T around = shortcut
                ? operations.convolution(input, normed(block + "downsample.0", block + "downsample.1", stride, 0))
                : input;
        return operations.activation(operations.add(map, around), Activation.RELU);
    }

    private static Convolution normed(String name, String norm, int stride, int padding) {
        return new Convolution(name, new Affine.BatchNorm(norm), stride, new Convolution.Padding.Symmetric(padding), 1);
    }
}
