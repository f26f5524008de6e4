package io.retroflex.vision.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A constant of a TensorFlow Lite model that is quantised as a whole: {@code value = scale * (q - zeroPoint)}.
 *
 * @param file for messages
 * @param data row-major, little-endian, as many bytes as shape and storage ask for
 */
record TfliteTensor(
        String file, String name, List<Integer> shape, Storage storage, ByteBuffer data, float scale, int zero) {
    /** The element types that the quantised network uses; {@code code} is the schema's {@code TensorType}. */
    enum Storage {
        INT32(2, 4),
        UINT8(3, 1);

        private final int code;
        private final int bytes;

        Storage(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    private static final int SHAPE = 0;
    private static final int TYPE = 1;
    private static final int NAME = 3;
    private static final int QUANTIZATION = 4;
    private static final int SCALE = 2;
    private static final int ZERO_POINT = 3;

    /**
     * Checks what the schema says of a tensor.
     *
     * @param data of the buffer that it names
     * @param storage that it must have
     */
    static TfliteTensor of(String file, FlatTable tensor, ByteBuffer data, Storage storage) throws CheckpointException {
        String name = tensor.text(NAME);
        int code = tensor.octet(TYPE, 0);
        if (code != storage.code) {
            throw new CheckpointException(
                    file,
                    "tensor '" + name + "' has the element type " + code + " of TensorFlow Lite, not " + storage.code
                            + " (" + storage + ")",
                    "give the file that was quantised to UINT8; others are not read");
        }
        List<Integer> shape = tensor.numbers(SHAPE);
        int[] extents = Extents.of(file, shape.stream().map(Integer::longValue).toList());
        long bytes = Extents.elements(extents) * storage.bytes;
        if (bytes == 0 || bytes != data.remaining()) {
            throw TfliteMobileNet.damaged(
                    file,
                    "tensor '" + name + "' of shape " + shape + " needs " + bytes + " bytes and has "
                            + data.remaining());
        }
        ByteBuffer scales = ByteBuffer.allocate(0);
        ByteBuffer zeros = ByteBuffer.allocate(0);
        if (tensor.has(QUANTIZATION)) {
            scales = tensor.table(QUANTIZATION).vector(SCALE, Float.BYTES);
            zeros = tensor.table(QUANTIZATION).vector(ZERO_POINT, Long.BYTES);
        }
        if (scales.remaining() != Float.BYTES || zeros.remaining() > Long.BYTES) {
            throw new CheckpointException(
                    file,
                    "tensor '" + name + "' has " + scales.remaining() / Float.BYTES + " scales",
                    "give the file that was quantised with one scale a tensor");
        }
        float scale = scales.getFloat(0);
        long zero = zeros.hasRemaining() ? zeros.getLong(0) : 0;
        if (!(scale > 0) || !Float.isFinite(scale) || zero < 0 || zero > (storage == Storage.UINT8 ? 255 : 0)) {
            throw TfliteMobileNet.damaged(
                    file, "tensor '" + name + "' has the scale " + scale + " and the zero point " + zero);
        }
        return new TfliteTensor(file, name, shape, storage, data, scale, (int) zero);
    }

    /** The values of a vector. */
    Tensor vector() {
        return Tensor.of(values(), shape.getFirst());
    }

    /** The values with the last dimension (channels) moved before height and width, as PyTorch has it. */
    Tensor channelsFirst() {
        int outer = shape.get(0);
        int area = shape.get(1) * shape.get(2);
        int channels = shape.get(3);
        float[] values = values();
        float[] moved = new float[values.length];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < area; i++) {
                for (int c = 0; c < channels; c++) {
                    moved[(o * channels + c) * area + i] = values[(o * area + i) * channels + c];
                }
            }
        }
        return Tensor.of(moved, outer, channels, shape.get(1), shape.get(2));
    }

    private float[] values() {
        ByteBuffer bytes = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / storage.bytes];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (storage) {
                case UINT8 -> scale * (Byte.toUnsignedInt(bytes.get()) - zero);
                case INT32 -> (float) ((double) scale * bytes.getInt());
            };
        }
        return values;
    }
}
