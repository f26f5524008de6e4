package io.retroflex.vision.checkpoint;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small MobileNetV1 as TensorFlow Lite writes it, one layer after the other; what is asked for can be wrong.
 *
 * <p>Weight number {@code i} of a layer is the byte {@code 7 i + 1}, bias number {@code i} is {@code 100 i - 50}; the
 * scale of layer {@code k} is {@code (k + 1) / 64}, its zero point {@code 100 + k}, that of its biases
 * {@code (k + 1) / 1024}.
 */
public final class TfliteBytes {
    /** What a quantised weight is stored as. */
    static final int UINT8 = 3;

    private static final int[] STRIDES = {2, 1, 1, 2, 1};

    private final FlatBufferBuilder builder = new FlatBufferBuilder();
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> tensors = new ArrayList<>();
    private final List<Integer> operators = new ArrayList<>();

    String identifier = "TFL3";
    int version = 3;
    int weightType = UINT8;
    int zeroPoint = 100;
    int scales = 1;
    int activation = 3;
    int dilation = 1;
    int firstStride = 2;
    int lastKind = 1;
    boolean sameBytesTwice;

    /** A file with nothing wrong: a stem of 4 channels, blocks of 6 and 8. */
    public static byte[] good() {
        return new TfliteBytes().build();
    }

    byte[] build() {
        buffer(new byte[0]);
        int edge = tensor(new int[] {1, 8, 8, 3}, UINT8, 0, new float[] {1 / 128f}, 128);
        int first = edge;
        edge = layer(0, edge, new int[] {4, 3, 3, 3}, 4);
        edge = layer(1, edge, new int[] {1, 3, 3, 4}, 4);
        edge = layer(2, edge, new int[] {6, 1, 1, 4}, 6);
        edge = layer(3, edge, new int[] {1, 3, 3, 6}, 6);
        edge = layer(4, edge, new int[] {8, 1, 1, 6}, 8);
        int last = tensor(new int[] {1, 1, 1, 8}, UINT8, 0, new float[] {1}, 0);
        operators.add(operator(2, new int[] {edge}, new int[] {last}, options(0, 1)));
        int graph = table(vector(tensors), integers(new int[] {first}), integers(new int[] {last}), vector(operators));
        List<Integer> codes = List.of(code(3), code(4), code(lastKind));
        int codeVector = vector(codes);
        int graphs = vector(List.of(graph));
        int bufferVector = vector(buffers);
        builder.startTable(5);
        builder.addInt(0, version, 0);
        builder.addOffset(1, codeVector, 0);
        builder.addOffset(2, graphs, 0);
        builder.addOffset(4, bufferVector, 0);
        builder.finish(builder.endTable(), identifier);
        return builder.sizedByteArray();
    }

    private int layer(int index, int input, int[] shape, int outputs) {
        int size = Arrays.stream(shape).reduce(1, (one, other) -> one * other);
        byte[] weights = new byte[size];
        IntStream.range(0, size).forEach(i -> weights[i] = (byte) (7 * i + 1));
        ByteBuffer biases = ByteBuffer.allocate(4 * outputs).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, outputs).forEach(i -> biases.putInt(100 * i - 50));
        float[] scale = new float[scales];
        Arrays.fill(scale, (index + 1) / 64f);
        int weight = tensor(shape, weightType, buffer(weights), scale, zeroPoint + index);
        int biasBuffer = sameBytesTwice ? buffers.size() - 1 : buffer(biases.array());
        int bias = tensor(new int[] {outputs}, 2, biasBuffer, new float[] {(index + 1) / 1024f}, 0);
        int output = tensor(new int[] {1, 4, 4, outputs}, UINT8, 0, new float[] {1}, 0);
        boolean depthwise = index % 2 == 1;
        int stride = index == 0 ? firstStride : STRIDES[index];
        operators.add(operator(
                depthwise ? 1 : 0,
                new int[] {input, weight, bias},
                new int[] {output},
                options(depthwise ? 1 : 0, stride)));
        return output;
    }

    /** Of a convolution, with a depth multiplier of 1 before the activation if {@code multipliers} is 1. */
    private int options(int multipliers, int stride) {
        builder.startTable(4 + multipliers + 2);
        builder.addInt(1, stride, 0);
        builder.addInt(2, stride, 0);
        if (multipliers == 1) {
            builder.addInt(3, 1, 0);
        }
        builder.addByte(3 + multipliers, (byte) activation, 0);
        builder.addInt(4 + multipliers, dilation, 1);
        builder.addInt(5 + multipliers, dilation, 1);
        return builder.endTable();
    }

    private int operator(int code, int[] inputs, int[] outputs, int options) {
        int inputVector = integers(inputs);
        int outputVector = integers(outputs);
        builder.startTable(5);
        builder.addInt(0, code, 0);
        builder.addOffset(1, inputVector, 0);
        builder.addOffset(2, outputVector, 0);
        builder.addByte(3, (byte) 1, 0);
        builder.addOffset(4, options, 0);
        return builder.endTable();
    }

    private int code(int kind) {
        builder.startTable(4);
        builder.addByte(0, (byte) kind, 0);
        builder.addInt(3, kind, 0);
        return builder.endTable();
    }

    private int tensor(int[] shape, int type, int buffer, float[] scale, long zero) {
        int scaleVector = floats(scale);
        int zeroVector = number(zero);
        builder.startTable(4);
        builder.addOffset(2, scaleVector, 0);
        builder.addOffset(3, zeroVector, 0);
        int quantization = builder.endTable();
        int shapeVector = integers(shape);
        int name = builder.createString("tensor " + tensors.size());
        builder.startTable(5);
        builder.addOffset(0, shapeVector, 0);
        builder.addByte(1, (byte) type, 0);
        builder.addInt(2, buffer, 0);
        builder.addOffset(3, name, 0);
        builder.addOffset(4, quantization, 0);
        tensors.add(builder.endTable());
        return tensors.size() - 1;
    }

    private int buffer(byte[] bytes) {
        int data = builder.createByteVector(bytes);
        builder.startTable(1);
        builder.addOffset(0, data, 0);
        buffers.add(builder.endTable());
        return buffers.size() - 1;
    }

    private int table(int... offsets) {
        builder.startTable(offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            builder.addOffset(i, offsets[i], 0);
        }
        return builder.endTable();
    }

    private int vector(List<Integer> offsets) {
        return builder.createVectorOfTables(
                offsets.stream().mapToInt(Integer::intValue).toArray());
    }

    private int integers(int[] values) {
        builder.startVector(Integer.BYTES, values.length, Integer.BYTES);
        for (int i = values.length - 1; i >= 0; i--) {
            builder.addInt(values[i]);
        }
        return builder.endVector();
    }

    private int floats(float[] values) {
        builder.startVector(Float.BYTES, values.length, Float.BYTES);
        for (int i = values.length - 1; i >= 0; i--) {
            builder.addFloat(values[i]);
        }
        return builder.endVector();
    }

    private int number(long value) {
        builder.startVector(Long.BYTES, 1, Long.BYTES);
        builder.addLong(value);
        return builder.endVector();
    }
}
