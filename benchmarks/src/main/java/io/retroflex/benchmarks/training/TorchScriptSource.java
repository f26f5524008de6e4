package io.retroflex.benchmarks.training;

import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Activation;
import io.retroflex.vision.network.Affine;
import io.retroflex.vision.network.Convolution;
import io.retroflex.vision.network.Linear;
import io.retroflex.vision.network.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Writes a network down as TorchScript, a line for each call of PyTorch that its usual Python code makes: attention is
 * {@code scaled_dot_product_attention}, a low-rank change is as the PEFT library has it. Values are names of variables.
 */
final class TorchScriptSource implements Operations<String> {
    private static final String TRUE = "True";
    private static final String FALSE = "False";

    private final String prefix;
    private final StateDict weights;
    private final Map<String, LowRank> changes;
    private final double dropout;
    private final List<String> lines;
    private final SequencedMap<String, Tensor> constants;

    /**
     * @param weights under their names in the description
     * @param changes by the name of the layer
     * @param dropout of a change's input
     */
    TorchScriptSource(StateDict weights, Map<String, LowRank> changes, double dropout) {
        this("", weights, changes, dropout, new ArrayList<>(), new LinkedHashMap<>());
    }

    private TorchScriptSource(
            String prefix,
            StateDict weights,
            Map<String, LowRank> changes,
            double dropout,
            List<String> lines,
            SequencedMap<String, Tensor> constants) {
        this.prefix = prefix;
        this.weights = weights;
        this.changes = changes;
        this.dropout = dropout;
        this.lines = lines;
        this.constants = constants;
    }

    /** A class whose {@code forward} takes the inputs, then a dictionary of parameters, and gives a result. */
    String module(String type, List<String> inputs, String result) {
        StringBuilder source = new StringBuilder("class " + type + "(Module):\n  __parameters__ = []\n"
                + "  __buffers__ = []\n  training : bool\n  def forward(self: __torch__." + type);
        inputs.forEach(input -> source.append(",\n    ").append(input).append(": Tensor"));
        return source + ",\n    p: Dict[str, Tensor]) -> Tensor:\n" + String.join("", lines) + "    return " + result
                + "\n";
    }

    /** What was derived from parameters on the way, to be handed in with them. */
    SequencedMap<String, Tensor> constants() {
        return constants;
    }

    /** A line that calls {@code torch.operation}; lists are written as Python writes them. */
    private String call(String operation, Object... arguments) {
        String name = "v" + lines.size();
        String written = Arrays.stream(arguments).map(Object::toString).collect(Collectors.joining(", "));
        lines.add("    " + name + " = torch." + operation + "(" + written + ")\n");
        return name;
    }

    private static String handedIn(String name) {
        return "p[\"" + name + "\"]";
    }

    private String own(String name) {
        return handedIn(prefix + name);
    }

    private String bias(String layer) {
        return weights.contains(prefix + layer + ".bias") ? own(layer + ".bias") : "None";
    }

    @Override
    public Operations<String> within(String inner) {
        return new TorchScriptSource(prefix + inner, weights, changes, dropout, lines, constants);
    }

    @Override
    public Operations<String> frozen() {
        return new TorchScriptSource(prefix, weights, Map.of(), dropout, lines, constants);
    }

    @Override
    public Tensor parameter(String name) {
        return weights.get(prefix + name);
    }

    @Override
    public String convolution(String map, Convolution convolution) {
        String name = convolution.name();
        if (!(convolution.padding() instanceof Convolution.Padding.Symmetric padding)
                || changes.containsKey(prefix + name)) {
            throw new UnsupportedOperationException(
                    name + " is padded unevenly or adapted; this yardstick is for vision transformers");
        }
        String weight = own(name + ".weight");
        List<Integer> stride = square(convolution.stride());
        List<Integer> around = square(padding.pixels());
        return affine(
                call("conv2d", map, weight, bias(name), stride, around, square(1), convolution.groups()),
                convolution.after());
    }

    private static List<Integer> square(int side) {
        return List.of(side, side);
    }

    @Override
    public String linear(String input, Linear linear) {
        return affine(changed(input, linear.name()), linear.after());
    }

    private String changed(String input, String layer) {
        String result = call("linear", input, own(layer + ".weight"), bias(layer));
        LowRank change = changes.get(prefix + layer);
        if (change == null) {
            return result;
        }
        String dropped = dropout > 0 ? call("dropout", input, dropout, TRUE) : input;
        String low = call("linear", dropped, own(layer + ".lora_A"), "None");
        String high = call("linear", low, own(layer + ".lora_B"), "None");
        return add(result, call("mul", high, change.scale()));
    }

    private String affine(String input, Affine after) {
        return switch (after) {
            case Affine.None none -> input;
            case Affine.Scale scale -> call("mul", input, own(scale.gamma()));
            case Affine.BatchNorm norm -> batchNorm(input, norm.name());
        };
    }

    /** By the batch's own statistics, as in training. */
    private String batchNorm(String input, String name) {
        String mean = own(name + ".running_mean");
        String variance = own(name + ".running_var");
        double epsilon = Affine.BatchNorm.EPSILON;
        return call("batch_norm", input, own(name + ".weight"), bias(name), mean, variance, TRUE, 0.1, epsilon, FALSE);
    }

    @Override
    public String attention(String tokens, String qkv, int heads) {
        String batch = call("size", tokens, 0);
        String length = call("size", tokens, 1);
        String all = call("reshape", changed(tokens, qkv), List.of(batch, length, 3, heads, -1));
        String apart = call("permute", all, List.of(2, 0, 3, 1, 4));
        String queries = call("select", apart, 0, 0);
        String keys = call("select", apart, 0, 1);
        String values = call("select", apart, 0, 2);
        String attended = call("scaled_dot_product_attention", queries, keys, values, "None", 0.0, FALSE);
        return call("reshape", call("transpose", attended, 1, 2), List.of(batch, length, -1));
    }

    @Override
    public String layerNorm(String input, String name, float epsilon) {
        List<Integer> width = List.of(parameter(name + ".weight").extent(0));
        return call("layer_norm", input, width, own(name + ".weight"), own(name + ".bias"), epsilon);
    }

    @Override
    public String activation(String input, Activation activation) {
        return switch (activation) {
            case GELU -> call("gelu", input);
            case RELU -> call("relu", input);
            case RELU6 -> call("clamp", input, 0, 6);
        };
    }

    @Override
    public String add(String left, String right) {
        return call("add", left, right);
    }

    private String constant(Tensor constant) {
        String name = "constant" + constants.size();
        constants.put(name, constant);
        return handedIn(name);
    }

    @Override
    public String addConstant(String tokens, Tensor constant) {
        return add(tokens, constant(constant));
    }

    @Override
    public String prependConstant(String tokens, Tensor constant) {
        String batch = call("size", tokens, 0);
        String repeated = call("expand", constant(constant), List.of(batch, -1, -1));
        return call("cat", List.of(repeated, tokens), 1);
    }

    @Override
    public String slice(String tokens, int from, int to) {
        return call("slice", tokens, 1, from, to);
    }

    @Override
    public String token(String tokens, int index) {
        return call("select", tokens, 1, index);
    }

    @Override
    public String tokens(String map) {
        return call("transpose", call("flatten", map, 2), 1, 2);
    }

    @Override
    public String meanToken(String tokens) {
        return call("mean", tokens, List.of(1));
    }

    @Override
    public String generalizedMeanToken(String tokens, double power, double floor) {
        String mean = meanToken(call("pow", call("clamp_min", tokens, floor), power));
        return call("pow", mean, 1 / power);
    }

    @Override
    public String maxPool(String map, int kernel, int stride, int padding) {
        return call("max_pool2d", map, square(kernel), square(stride), square(padding));
    }

    @Override
    public String normalize(String vector) {
        return call("div", vector, call("clamp_min", call("norm", vector, 2, List.of(-1), TRUE), 1e-12));
    }

    @Override
    public String scale(String input, double factor) {
        return call("mul", input, factor);
    }

    @Override
    public String concatenate(List<String> vectors) {
        return vectors.size() == 1 ? vectors.getFirst() : call("cat", vectors, -1);
    }
}
