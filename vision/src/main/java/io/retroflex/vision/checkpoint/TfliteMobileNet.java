package io.retroflex.vision.checkpoint;

import io.retroflex.vision.checkpoint.TfliteGraph.Operator;
import io.retroflex.vision.checkpoint.TfliteTensor.Storage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * MobileNetV1 as TensorFlow Lite keeps it: quantised to bytes, batch normalisation folded in, ending in the mean over all
 * places. Its operators are walked in order, and each must be the one that the network has there.
 */
final class TfliteMobileNet {
    private static final String IDENTIFIER = "TFL3";

    /** The largest MobileNetV1 with its classifier has 4.2 million weights of a byte. */
    private static final long MOST_BYTES = 64_000_000;

    /** The schema's {@code BuiltinOperator}. */
    private static final int AVERAGE_POOL = 1;

    private static final int CONVOLUTION = 3;
    private static final int DEPTHWISE = 4;

    /** The schema's {@code ActivationFunctionType}. */
    private static final int RELU6 = 3;

    private static final int RGB = 3;

    /** The blocks that halve the map. */
    private static final Set<Integer> STRIDED = Set.of(1, 3, 5, 11);

    private final String file;
    private final TfliteGraph graph;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private int channels = RGB;
    private int edge;

    private TfliteMobileNet(String file, TfliteGraph graph) {
        this.file = file;
        this.graph = graph;
    }

    static boolean looksLikeOne(MemorySegment bytes) {
        byte[] identifier = IDENTIFIER.getBytes(StandardCharsets.US_ASCII);
        return bytes.byteSize() >= 8
                && Arrays.equals(bytes.asSlice(4, identifier.length).toArray(ValueLayout.JAVA_BYTE), identifier);
    }

    /**
     * The weights as floats, under the names of {@link NameMap#MOBILENET_V1}.
     *
     * @throws CheckpointException if the file is damaged, of another network, or not quantised to bytes
     */
    static StateDict read(String file, MemorySegment bytes) throws CheckpointException {
        if (bytes.byteSize() > MOST_BYTES) {
            throw new CheckpointException(
                    file, "it has " + bytes.byteSize() + " bytes, MobileNetV1 at most " + MOST_BYTES, remedy());
        }
        try {
            TfliteGraph graph = new TfliteGraph(file, bytes.asByteBuffer());
            return new TfliteMobileNet(file, graph).walk();
        } catch (IndexOutOfBoundsException e) {
            throw new CheckpointException(
                    file,
                    "it points to places outside itself (" + e.getMessage() + ")",
                    "the file is damaged or cut short: fetch it again",
                    e);
        }
    }

    private StateDict walk() throws CheckpointException {
        int convolutions = graph.operators() - 1;
        if (convolutions < 3 || convolutions % 2 == 0) {
            throw other("it has " + Integer.toUnsignedString(graph.operators()) + " operators");
        }
        edge = only(graph.inputs(), "the graph");
        convolution(0, "stem", CONVOLUTION, 3, 2);
        for (int i = 1; i < convolutions; i += 2) {
            int block = (i - 1) / 2;
            convolution(i, "blocks." + block + ".depthwise", DEPTHWISE, 3, STRIDED.contains(block) ? 2 : 1);
            convolution(i + 1, "blocks." + block + ".pointwise", CONVOLUTION, 1, 1);
        }
        Operator last = graph.operator(convolutions);
        if (last.kind() != AVERAGE_POOL || !last.inputs().equals(List.of(edge))) {
            throw other("its last operator is of kind " + last.kind() + ", not the mean of the last block");
        }
        return new StateDict(tensors);
    }

    private void convolution(int index, String name, int kind, int kernel, int stride) throws CheckpointException {
        Operator operator = graph.operator(index);
        if (operator.kind() != kind
                || operator.inputs().size() != 3
                || operator.inputs().getFirst() != edge
                || !isPlain(operator.options(), kind, stride)) {
            throw other("operator " + index + " (of kind " + operator.kind() + ") is not its " + name);
        }
        TfliteTensor weight = graph.constant(operator.inputs().get(1), Storage.UINT8);
        TfliteTensor bias = graph.constant(operator.inputs().get(2), Storage.INT32);
        boolean depthwise = kind == DEPTHWISE;
        int outputs = depthwise || weight.shape().isEmpty()
                ? channels
                : weight.shape().getFirst();
        List<Integer> expected = List.of(depthwise ? 1 : outputs, kernel, kernel, channels);
        if (!weight.shape().equals(expected) || !bias.shape().equals(List.of(outputs))) {
            throw other(name + " has weights of shape " + weight.shape() + " and biases of shape " + bias.shape()
                    + " instead of " + expected + " and [" + outputs + "]");
        }
        Tensor moved = weight.channelsFirst();
        tensors.put(name + ".weight", depthwise ? moved.reshape(channels, 1, kernel, kernel) : moved);
        tensors.put(name + ".bias", bias.vector());
        channels = outputs;
        edge = only(operator.outputs(), name);
    }

    /** Whether padding is SAME, the activation ReLU6, and nothing is dilated or multiplied. */
    private static boolean isPlain(FlatTable options, int kind, int stride) {
        // Depthwise convolutions have their depth multiplier before the activation.
        int activation = kind == DEPTHWISE ? 4 : 3;
        return options.octet(0, 0) == 0
                && options.number(1, 0) == stride
                && options.number(2, 0) == stride
                && (kind != DEPTHWISE || options.number(3, 0) == 1)
                && options.octet(activation, 0) == RELU6
                && options.number(activation + 1, 1) == 1
                && options.number(activation + 2, 1) == 1;
    }

    private int only(List<Integer> tensorNumbers, String what) throws CheckpointException {
        if (tensorNumbers.size() != 1) {
            throw other(what + " has " + tensorNumbers.size() + " inputs or outputs instead of one");
        }
        return tensorNumbers.getFirst();
    }

    private CheckpointException other(String why) {
        return new CheckpointException(file, "it is a TensorFlow Lite model, but not of MobileNetV1: " + why, remedy());
    }

    private static String remedy() {
        return "give the file that 'retroflex model fetch mobilenet-v1' brings";
    }

    static CheckpointException damaged(String file, String rule) {
        return new CheckpointException(file, rule, "the file is damaged or cut short: fetch it again");
    }
}
