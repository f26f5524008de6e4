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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Writes a network down as TorchScript, a line for each call of PyTorch that its usual Python code makes: attention is
 * {@code scaled_dot_product_attention}, a low-rank change is as the PEFT library has it. Values are names of variables.
 */
final class TorchScriptSource implements Operations<String> {
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

    private String line(String expression) {
        String name = "v" + lines.size();
        lines.add("    " + name + " = " + expression + "\n");
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
        return affine(
                line("torch.conv2d(" + map + ", " + own(name + ".weight") + ", " + bias(name) + ", "
                        + square(convolution.stride()) + ", " + square(padding.pixels()) + ", [1, 1], "
                        + convolution.groups() + ")"),
                convolution.after());
    }

    private static String square(int side) {
        return "[" + side + ", " + side + "]";
    }

    @Override
    public String linear(String input, Linear linear) {
        return affine(changed(input, linear.name()), linear.after());
    }

    private String changed(String input, String layer) {
        String result = line("torch.linear(" + input + ", " + own(layer + ".weight") + ", " + bias(layer) + ")");
        LowRank change = changes.get(prefix + layer);
        if (change == null) {
            return result;
        }
        String dropped = dropout > 0 ? line("torch.dropout(" + input + ", " + dropout + ", True)") : input;
        String low = line("torch.linear(" + dropped + ", " + own(layer + ".lora_A") + ", None)");
        String high = line("torch.linear(" + low + ", " + own(layer + ".lora_B") + ", None)");
        return add(result, line("torch.mul(" + high + ", " + change.scale() + ")"));
    }

    private String affine(String input, Affine after) {
        return switch (after) {
            case Affine.None none -> input;
            case Affine.Scale scale -> line("torch.mul(" + input + ", " + own(scale.gamma()) + ")");
            case Affine.BatchNorm norm ->
                line("torch.batch_norm(" + input + ", " + own(norm.name() + ".weight") + ", "
                        + own(norm.name() + ".bias") + ", " + own(norm.name() + ".running_mean") + ", "
                        + own(norm.name() + ".running_var") + ", True, 0.1, " + Affine.BatchNorm.EPSILON + ", False)");
        };
    }

    @Override
    public String attention(String tokens, String qkv, int heads) {
        String size = "torch.size(" + tokens + ", 0), torch.size(" + tokens + ", 1), ";
        String all = line("torch.reshape(" + changed(tokens, qkv) + ", [" + size + "3, " + heads + ", -1])");
        String apart = line("torch.permute(" + all + ", [2, 0, 3, 1, 4])");
        String attended = line("torch.scaled_dot_product_attention(torch.select(" + apart + ", 0, 0), torch.select("
                + apart + ", 0, 1), torch.select(" + apart + ", 0, 2), None, 0., False)");
        return line("torch.reshape(torch.transpose(" + attended + ", 1, 2), [" + size + "-1])");
    }

    @Override
    public String layerNorm(String input, String name, float epsilon) {
        int width = parameter(name + ".weight").extent(0);
        return line("torch.layer_norm(" + input + ", [" + width + "], " + own(name + ".weight") + ", "
                + own(name + ".bias") + ", " + epsilon + ")");
    }

    @Override
    public String activation(String input, Activation activation) {
        return switch (activation) {
            case GELU -> line("torch.gelu(" + input + ")");
            case RELU -> line("torch.relu(" + input + ")");
            case RELU6 -> line("torch.clamp(" + input + ", 0, 6)");
        };
    }

    @Override
    public String add(String left, String right) {
        return line("torch.add(" + left + ", " + right + ")");
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
        return line("torch.cat([torch.expand(" + constant(constant) + ", [torch.size(" + tokens + ", 0), -1, -1]), "
                + tokens + "], 1)");
    }

    @Override
    public String slice(String tokens, int from, int to) {
        return line("torch.slice(" + tokens + ", 1, " + from + ", " + to + ")");
    }

    @Override
    public String token(String tokens, int index) {
        return line("torch.select(" + tokens + ", 1, " + index + ")");
    }

    @Override
    public String tokens(String map) {
        return line("torch.transpose(torch.flatten(" + map + ", 2), 1, 2)");
    }

    @Override
    public String meanToken(String tokens) {
        return line("torch.mean(" + tokens + ", [1])");
    }

    @Override
    public String generalizedMeanToken(String tokens, double power, double floor) {
        String mean = meanToken(line("torch.pow(torch.clamp_min(" + tokens + ", " + floor + "), " + power + ")"));
        return line("torch.pow(" + mean + ", " + 1 / power + ")");
    }

    @Override
    public String maxPool(String map, int kernel, int stride, int padding) {
        return line("torch.max_pool2d(" + map + ", " + square(kernel) + ", " + square(stride) + ", " + square(padding)
                + ")");
    }

    @Override
    public String normalize(String vector) {
        String length = line("torch.clamp_min(torch.norm(" + vector + ", 2, [-1], True), 1e-12)");
        return line("torch.div(" + vector + ", " + length + ")");
    }

    @Override
    public String concatenate(List<String> vectors) {
        return vectors.size() == 1 ? vectors.getFirst() : line("torch.cat([" + String.join(", ", vectors) + "], -1)");
    }
}
