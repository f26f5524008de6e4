package io.retroflex.vision.checkpoint;

import io.retroflex.vision.checkpoint.TfliteTensor.Storage;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a TensorFlow Lite file says of its one graph. The numbers of the fields are those of TensorFlow's
 * {@code tensorflow/lite/schema/schema.fbs}, version 3.
 */
final class TfliteGraph {
    private static final int VERSION = 3;

    private final String file;
    private final FlatTable model;
    private final FlatTable graph;
    private final int mostBytes;
    private int bytesRead;

    /**
     * @param bytes of the whole file
     * @throws CheckpointException if it is of another version, or has several graphs
     */
    TfliteGraph(String file, ByteBuffer bytes) throws CheckpointException {
        this.file = file;
        this.model = FlatTable.root(bytes);
        this.mostBytes = bytes.capacity();
        int version = model.number(0, 0);
        if (version != VERSION || model.length(2) != 1) {
            throw new CheckpointException(
                    file,
                    "it is of version " + Integer.toUnsignedString(version) + " of TensorFlow Lite with "
                            + Integer.toUnsignedString(model.length(2)) + " graphs, not version " + VERSION
                            + " with one",
                    "give the file that 'retroflex model fetch mobilenet-v1' brings");
        }
        this.graph = model.element(2, 0);
    }

    int operators() {
        return graph.length(3);
    }

    /** What the graph is given. */
    List<Integer> inputs() {
        return graph.numbers(1);
    }

    Operator operator(int index) {
        FlatTable operator = graph.element(3, index);
        FlatTable code = model.element(1, operator.number(0, 0));
        // The first of the two fields holds codes up to 126 only; files from before the second have just the first.
        int kind = Math.max(code.octet(0, 0), code.number(3, 0));
        return new Operator(kind, operator.numbers(1), operator.numbers(2), operator);
    }

    /**
     * A constant of the graph. All of them together are not longer than the file, so that a small file cannot ask for
     * much memory by naming the same bytes again and again.
     */
    TfliteTensor constant(int index, Storage storage) throws CheckpointException {
        FlatTable tensor = graph.element(0, index);
        ByteBuffer data = model.element(4, tensor.number(2, 0)).vector(0, 1);
        if (data.remaining() > mostBytes - bytesRead) {
            throw TfliteMobileNet.damaged(file, "its tensors together are longer than the file");
        }
        bytesRead += data.remaining();
        return TfliteTensor.of(file, tensor, data, storage);
    }

    /**
     * A step of the graph.
     *
     * @param kind the schema's {@code BuiltinOperator}
     * @param inputs tensors by number
     * @param outputs tensors by number
     */
    record Operator(int kind, List<Integer> inputs, List<Integer> outputs, FlatTable table) {
        /** The options of its kind. */
        FlatTable options() {
            return table.table(4);
        }
    }
}
