package io.retroflex.vision.network;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The vision transformer of DINO and DINOv2: patches become tokens, a class token goes before them, pre-norm blocks of
 * attention and a two-layer perceptron follow, a final layer normalization ends it.
 *
 * @param patch side of a patch in pixels
 * @param width channels of a token
 * @param depth number of blocks
 * @param heads of the attention; they divide the width
 * @param hidden width of the perceptron
 * @param grid side of the square of patches that the position embedding was trained for
 * @param registers tokens without a position that stand after the class token
 * @param layerScale whether each branch of a block is scaled channel by channel
 * @param maskToken whether the state dict has DINOv2's mask token, which only training uses
 * @param positions how the position embedding is resized to another grid
 */
public record VisionTransformer(
        int patch,
        int width,
        int depth,
        int heads,
        int hidden,
        int grid,
        int registers,
        boolean layerScale,
        boolean maskToken,
        PositionResizing positions)
        implements Backbone {
    private static final float EPSILON = 1e-6f;

    /** Checks that the heads divide the width. */
    public VisionTransformer {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide a width of " + width);
        }
    }

    /**
     * The transformer that a state dict with DINOv2's names belongs to: everything but the heads and the resizing of
     * positions is in the shapes of its tensors.
     *
     * @throws java.util.NoSuchElementException if a tensor that says a size is missing
     */
    public static VisionTransformer of(StateDict weights, int heads, PositionResizing positions) {
        Tensor projection = weights.get("patch_embed.proj.weight");
        int depth = 0;
        while (weights.contains("blocks." + depth + ".norm1.weight")) {
            depth++;
        }
        int patches = weights.get("pos_embed").extent(1) - 1;
        return new VisionTransformer(
                projection.extent(-1),
                projection.extent(0),
                depth,
                heads,
                weights.get("blocks.0.mlp.fc1.weight").extent(0),
                (int) Math.round(Math.sqrt(patches)),
                weights.find("register_tokens").map(tokens -> tokens.extent(1)).orElse(0),
                weights.contains("blocks.0.ls1.gamma"),
                weights.contains("mask_token"),
                positions);
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("cls_token", List.of(1, 1, width));
        shapes.put("pos_embed", List.of(1, grid * grid + 1, width));
        if (maskToken) {
            shapes.put("mask_token", List.of(1, width));
        }
        if (registers > 0) {
            shapes.put("register_tokens", List.of(1, registers, width));
        }
        shapes.put("patch_embed.proj.weight", List.of(width, 3, patch, patch));
        shapes.put("patch_embed.proj.bias", List.of(width));
        for (int i = 0; i < depth; i++) {
            String block = "blocks." + i + ".";
            norm(shapes, block + "norm1");
            linear(shapes, block + "attn.qkv", 3 * width, width);
            linear(shapes, block + "attn.proj", width, width);
            norm(shapes, block + "norm2");
            linear(shapes, block + "mlp.fc1", hidden, width);
            linear(shapes, block + "mlp.fc2", width, hidden);
            if (layerScale) {
                shapes.put(block + "ls1.gamma", List.of(width));
                shapes.put(block + "ls2.gamma", List.of(width));
            }
        }
        norm(shapes, "norm");
        return shapes;
    }

    private void norm(SequencedMap<String, List<Integer>> shapes, String name) {
        shapes.put(name + ".weight", List.of(width));
        shapes.put(name + ".bias", List.of(width));
    }

    private static void linear(SequencedMap<String, List<Integer>> shapes, String name, int outputs, int inputs) {
        shapes.put(name + ".weight", List.of(outputs, inputs));
        shapes.put(name + ".bias", List.of(outputs));
    }

    @Override
    public <T> Features<T> features(Operations<T> operations, T picture, int height, int width) {
        if (height % patch != 0 || width % patch != 0) {
            throw new IllegalArgumentException("a picture of " + height + " x " + width
                    + " pixels is not a whole number of patches of " + patch + " x " + patch);
        }
        Tensor positionEmbedding = PositionEmbedding.resize(
                operations.parameter("pos_embed"), grid, height / patch, width / patch, positions);
        T tokens = operations.tokens(operations.convolution(
                picture,
                new Convolution("patch_embed.proj", Affine.NONE, patch, new Convolution.Padding.Symmetric(0), 1)));
        tokens = operations.addConstant(tokens, PositionEmbedding.ofPatches(positionEmbedding));
        tokens = operations.prependConstant(tokens, prefix(operations, positionEmbedding));
        for (int i = 0; i < depth; i++) {
            tokens = block(operations, tokens, "blocks." + i + ".");
        }
        tokens = operations.layerNorm(tokens, "norm", EPSILON);
        int patches = (height / patch) * (width / patch);
        int first = 1 + registers;
        return new Features<>(
                Optional.of(operations.token(tokens, 0)), operations.slice(tokens, first, first + patches));
    }

    /** What stands before the patches: the class token at its position, then the registers, which have none. */
    private <T> Tensor prefix(Operations<T> operations, Tensor positionEmbedding) {
        float[] prefix = new float[(1 + registers) * width];
        float[] classToken = operations.parameter("cls_token").floats();
        float[] position = positionEmbedding.floats();
        for (int c = 0; c < width; c++) {
            prefix[c] = classToken[c] + position[c];
        }
        if (registers > 0) {
            System.arraycopy(operations.parameter("register_tokens").floats(), 0, prefix, width, registers * width);
        }
        return Tensor.of(prefix, 1 + registers, width);
    }

    private <T> T block(Operations<T> operations, T tokens, String block) {
        T attended = operations.layerNorm(tokens, block + "norm1", EPSILON);
        attended = operations.attention(attended, block + "attn.qkv", heads);
        attended = operations.linear(attended, new Linear(block + "attn.proj", scale(block + "ls1.gamma")));
        T attentive = operations.add(tokens, attended);

        T perceived = operations.layerNorm(attentive, block + "norm2", EPSILON);
        perceived = operations.linear(perceived, new Linear(block + "mlp.fc1"));
        perceived = operations.activation(perceived, Activation.GELU);
        perceived = operations.linear(perceived, new Linear(block + "mlp.fc2", scale(block + "ls2.gamma")));
        return operations.add(attentive, perceived);
    }

    private Affine scale(String gamma) {
        return layerScale ? new Affine.Scale(gamma) : Affine.NONE;
    }
}
