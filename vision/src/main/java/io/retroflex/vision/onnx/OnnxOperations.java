package io.retroflex.vision.onnx;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Activation;
import io.retroflex.vision.network.Affine;
import io.retroflex.vision.network.Convolution;
import io.retroflex.vision.network.Linear;
import io.retroflex.vision.network.Operations;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Operations that write nodes of a graph; a value is the name of an edge. */
final class OnnxOperations implements Operations<String> {
    private final OnnxGraph graph;
    private final StateDict weights;
    private final StateDict frozen;
    private final String prefix;

    /**
     * @param weights with what was learnt folded in
     * @param frozen the weights before that
     */
    OnnxOperations(OnnxGraph graph, StateDict weights, StateDict frozen) {
        this(graph, weights, frozen, "");
    }

    private OnnxOperations(OnnxGraph graph, StateDict weights, StateDict frozen, String prefix) {
        this.graph = graph;
        this.weights = weights;
        this.frozen = frozen;
        this.prefix = prefix;
    }

    @Override
    public Operations<String> within(String inner) {
        return new OnnxOperations(graph, weights.below(inner), frozen.below(inner), prefix + inner);
    }

    @Override
    public Operations<String> frozen() {
        return new OnnxOperations(graph, frozen, frozen, prefix);
    }

    @Override
    public Tensor parameter(String name) {
        return weights.get(name);
    }

    @Override
    public String convolution(String map, Convolution convolution) {
        FoldedWeights folded = FoldedWeights.of(weights, convolution.name(), convolution.after());
        OnnxNode node = OnnxNode.of(
                        "Conv",
                        map,
                        named(convolution.name() + ".weight", folded.weight()),
                        named(convolution.name() + ".bias", folded.bias()))
                .with("strides", List.of(convolution.stride(), convolution.stride()))
                .with("group", convolution.groups());
        return graph.add(
                switch (convolution.padding()) {
                    case Convolution.Padding.Same same -> node.with("auto_pad", "SAME_UPPER");
                    case Convolution.Padding.Symmetric around -> node.with("pads", onEachSide(around.pixels()));
                });
    }

    @Override
    public String linear(String input, Linear linear) {
        FoldedWeights folded = FoldedWeights.of(weights, linear.name(), linear.after());
        String product =
                graph.add(OnnxNode.of("MatMul", input, named(linear.name() + ".weight", folded.transposedWeight())));
        return folded.isBiased()
                ? graph.add(OnnxNode.of("Add", product, named(linear.name() + ".bias", folded.bias())))
                : product;
    }

    @Override
    public String attention(String tokens, String qkv, int heads) {
        FoldedWeights folded = FoldedWeights.of(weights, qkv, Affine.NONE);
        return graph.add(OnnxNode.contributed(
                        "Attention",
                        tokens,
                        named(qkv + ".weight", folded.transposedWeight()),
                        named(qkv + ".bias", folded.bias()))
                .with("num_heads", heads));
    }

    @Override
    public String layerNorm(String input, String name, float epsilon) {
        return graph.add(OnnxNode.of(
                        "LayerNormalization",
                        input,
                        named(name + ".weight", widened(name + ".weight")),
                        named(name + ".bias", widened(name + ".bias")))
                .with("axis", -1)
                .with("epsilon", epsilon));
    }

    @Override
    public String activation(String input, Activation activation) {
        return graph.add(
                switch (activation) {
                    case GELU -> OnnxNode.of("Gelu", input);
                    case RELU -> OnnxNode.of("Relu", input);
                    case RELU6 -> OnnxNode.of("Clip", input, scalar("zero", 0), scalar("six", 6));
                });
    }

    @Override
    public String add(String left, String right) {
        return graph.add(OnnxNode.of("Add", left, right));
    }

    @Override
    public String addConstant(String tokens, Tensor constant) {
        return graph.add(OnnxNode.of("Add", tokens, graph.constant(constant)));
    }

    @Override
    public String prependConstant(String tokens, Tensor constant) {
        String batch = graph.add(OnnxNode.of("Shape", tokens).with("start", 0).with("end", 1));
        String shape = graph.add(OnnxNode.of("Concat", batch, longs(constant.extent(0), constant.extent(1)))
                .with("axis", 0));
        String repeated = graph.add(OnnxNode.of("Expand", graph.constant(constant), shape));
        return graph.add(OnnxNode.of("Concat", repeated, tokens).with("axis", 1));
    }

    @Override
    public String slice(String tokens, int from, int to) {
        return graph.add(OnnxNode.of("Slice", tokens, longs(from), longs(to), longs(1)));
    }

    @Override
    public String token(String tokens, int index) {
        return graph.add(OnnxNode.of("Squeeze", slice(tokens, index, index + 1), longs(1)));
    }

    @Override
    public String tokens(String map) {
        String places = graph.add(OnnxNode.of("Reshape", map, longs(0, 0, -1)));
        return graph.add(OnnxNode.of("Transpose", places).with("perm", List.of(0, 2, 1)));
    }

    @Override
    public String meanToken(String tokens) {
        return graph.add(OnnxNode.of("ReduceMean", tokens, longs(1)).with("keepdims", 0));
    }

    @Override
    public String generalizedMeanToken(String tokens, double power, double floor) {
        String positive = graph.add(OnnxNode.of("Max", tokens, scalar("floor", (float) floor)));
        String raised = graph.add(OnnxNode.of("Pow", positive, scalar("power", (float) power)));
        return graph.add(OnnxNode.of("Pow", meanToken(raised), scalar("root", (float) (1 / power))));
    }

    @Override
    public String maxPool(String map, int kernel, int stride, int padding) {
        return graph.add(OnnxNode.of("MaxPool", map)
                .with("kernel_shape", List.of(kernel, kernel))
                .with("strides", List.of(stride, stride))
                .with("pads", onEachSide(padding)));
    }

    @Override
    public String normalize(String vector) {
        return graph.add(OnnxNode.of("LpNormalization", vector).with("axis", -1).with("p", 2));
    }

    @Override
    public String scale(String input, double factor) {
        return graph.add(OnnxNode.of("Mul", input, scalar("factor" + factor, (float) factor)));
    }

    @Override
    public String concatenate(List<String> vectors) {
        return vectors.size() == 1
                ? vectors.getFirst()
                : graph.add(
                        OnnxNode.of("Concat", vectors.toArray(String[]::new)).with("axis", -1));
    }

    private static List<Integer> onEachSide(int pixels) {
        return List.of(pixels, pixels, pixels, pixels);
    }

    private String named(String name, Tensor tensor) {
        return graph.constant(prefix + name, tensor);
    }

    private Tensor widened(String name) {
        Tensor tensor = weights.get(name);
        return Tensor.of(tensor.floats(), tensor.shape());
    }

    private String scalar(String name, float value) {
        return graph.constant(name, Tensor.of(new float[] {value}));
    }

    private String longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return graph.constant(
                new Tensor(Tensor.Type.I64, new int[] {values.length}, MemorySegment.ofArray(bytes.array())));
    }
}
