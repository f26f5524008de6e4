package io.retroflex.vision.onnx;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.retroflex.vision.checkpoint.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ONNX graph under construction, and its bytes in the end.
 *
 * <p>The format is protobuf (onnx.proto3 of ONNX IR version 9). Its few messages are written by hand: the weights go
 * straight from their tensors to the one array that ONNX Runtime reads.
 */
final class OnnxGraph {
    private static final int IR_VERSION = 9;
    private static final int OPSET = 20;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    /** A Java array may be a little shorter than its index allows. */
    private static final long LARGEST = Integer.MAX_VALUE - 64;

    private final List<byte[]> nodes = new ArrayList<>();
    private final Map<OnnxNode, String> results = new HashMap<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final Map<String, List<Object>> inputs = new LinkedHashMap<>();
    private final List<String> outputs = new ArrayList<>();
    private int edges;

    /** A float input; an extent is a number, or a name where it may differ from run to run. */
    String input(String name, Object... shape) {
        inputs.put(name, List.of(shape));
        return name;
    }

    /** Makes an edge an output under a name of its own. */
    void output(String edge, String name) {
        nodes.add(node(OnnxNode.of("Identity", edge), name));
        outputs.add(name);
    }

    /**
     * A constant. What is there already is not written twice: a branch that is carried out with and without its adapter
     * shares all weights that the adapter leaves alone.
     *
     * @param wish its name, if nothing else has it
     */
    String constant(String wish, Tensor tensor) {
        Optional<String> there = initializers.entrySet().stream()
                .filter(constant -> isSame(constant.getValue(), tensor))
                .map(Map.Entry::getKey)
                .findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        String name = initializers.containsKey(wish) ? wish + "." + edges++ : wish;
        initializers.put(name, tensor);
        return name;
    }

    /** Nearly all tensors of one shape differ in their first bytes. */
    private static boolean isSame(Tensor one, Tensor other) {
        return one.type() == other.type()
                && Arrays.equals(one.shape(), other.shape())
                && one.data().mismatch(other.data()) == -1;
    }

    /** A constant without a name of its own. */
    String constant(Tensor tensor) {
        return constant("constant", tensor);
    }

    /** The one output of a node; two nodes that do the same with the same inputs are one. */
    String add(OnnxNode node) {
        return results.computeIfAbsent(node, same -> {
            String output = node.type() + edges++;
            nodes.add(node(node, output));
            return output;
        });
    }

    /**
     * The graph as an ONNX file.
     *
     * @throws IllegalStateException if it would be larger than one Java array and one protobuf message may be
     */
    byte[] bytes() {
        List<MemorySegment> graph = new ArrayList<>();
        for (byte[] node : nodes) {
            graph.add(MemorySegment.ofArray(message(out -> out.writeByteArray(1, node))));
        }
        initializers.forEach((name, tensor) -> {
            graph.add(MemorySegment.ofArray(tensorHead(name, tensor)));
            graph.add(tensor.data());
        });
        graph.add(MemorySegment.ofArray(message(out -> {
            out.writeString(2, "retroflex");
            for (Map.Entry<String, List<Object>> input : inputs.entrySet()) {
                out.writeByteArray(11, valueInfo(input.getKey(), input.getValue()));
            }
            for (String output : outputs) {
                out.writeByteArray(12, message(value -> value.writeString(1, output)));
            }
        })));
        byte[] model = message(out -> {
            out.writeInt64(1, IR_VERSION);
            out.writeString(2, "retroflex");
            out.writeByteArray(8, operatorSet("", OPSET));
            out.writeByteArray(8, operatorSet("com.microsoft", 1));
            writeFrame(out, 7, size(graph));
        });
        graph.addFirst(MemorySegment.ofArray(model));
        return joined(graph);
    }

    private static long size(List<MemorySegment> parts) {
        return parts.stream().mapToLong(MemorySegment::byteSize).sum();
    }

    private static byte[] joined(List<MemorySegment> parts) {
        long size = size(parts);
        if (size > LARGEST) {
            throw new IllegalStateException("a network of " + size + " bytes is more than one graph can hold");
        }
        byte[] bytes = new byte[(int) size];
        MemorySegment target = MemorySegment.ofArray(bytes);
        long position = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, 0, target, position, part.byteSize());
            position += part.byteSize();
        }
        return bytes;
    }

    /** Tag and length of a field whose bytes follow elsewhere. */
    private static void writeFrame(CodedOutputStream out, int field, long length) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt64NoTag(length);
    }

    private static byte[] operatorSet(String domain, int version) {
        return message(out -> {
            out.writeString(1, domain);
            out.writeInt64(2, version);
        });
    }

    private static byte[] node(OnnxNode node, String output) {
        return message(out -> {
            for (String input : node.inputs()) {
                out.writeString(1, input);
            }
            out.writeString(2, output);
            out.writeString(3, output);
            out.writeString(4, node.type());
            for (Map.Entry<String, Object> attribute : node.attributes().entrySet()) {
                out.writeByteArray(5, attribute(attribute.getKey(), attribute.getValue()));
            }
            out.writeString(7, node.domain());
        });
    }

    private static byte[] attribute(String name, Object value) {
        return message(out -> {
            out.writeString(1, name);
            switch (value) {
                case Float number -> {
                    out.writeFloat(2, number);
                    out.writeEnum(20, 1);
                }
                case Integer number -> {
                    out.writeInt64(3, number);
                    out.writeEnum(20, 2);
                }
                case String text -> {
                    out.writeString(4, text);
                    out.writeEnum(20, 3);
                }
                case List<?> numbers -> {
                    for (Object number : numbers) {
                        out.writeInt64(8, (Integer) number);
                    }
                    out.writeEnum(20, 7);
                }
                default -> throw new IllegalArgumentException("attribute " + name + " of " + value.getClass());
            }
        });
    }

    /** Everything of an initializer but its elements, which follow. */
    private static byte[] tensorHead(String name, Tensor tensor) {
        byte[] head = message(out -> {
            for (int extent : tensor.shape()) {
                out.writeInt64(1, extent);
            }
            out.writeInt32(2, tensor.type() == Tensor.Type.I64 ? INT64 : FLOAT);
            out.writeString(8, name);
            writeFrame(out, 9, tensor.data().byteSize());
        });
        return message(out -> {
            writeFrame(out, 5, head.length + tensor.data().byteSize());
            out.writeRawBytes(head);
        });
    }

    private static byte[] valueInfo(String name, List<Object> shape) {
        byte[] dimensions = message(out -> {
            for (Object extent : shape) {
                out.writeByteArray(1, message(dimension -> {
                    if (extent instanceof Integer number) {
                        dimension.writeInt64(1, number);
                    } else {
                        dimension.writeString(2, extent.toString());
                    }
                }));
            }
        });
        byte[] tensorType = message(out -> {
            out.writeInt32(1, FLOAT);
            out.writeByteArray(2, dimensions);
        });
        return message(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, message(type -> type.writeByteArray(1, tensorType)));
        });
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }
}
