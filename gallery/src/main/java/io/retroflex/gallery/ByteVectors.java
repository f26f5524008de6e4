package io.retroflex.gallery;

import java.nio.ByteBuffer;

/**
 * Vectors at a byte a number, for what ships: every {@value #BLOCK} numbers share a scale, a half, so that one large number
 * costs only its neighbours their precision.
 */
final class ByteVectors {
    private static final int BLOCK = 32;
    private static final int LARGEST = 127;

    private ByteVectors() {}

    /** How many bytes a vector takes. */
    static int size(int dimension) {
        return dimension + Short.BYTES * Math.ceilDiv(dimension, BLOCK);
    }

    static void write(float[] values, ByteBuffer out) {
        for (int from = 0; from < values.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, values.length);
            float most = 0;
            for (int i = from; i < to; i++) {
                most = Math.max(most, Math.abs(values[i]));
            }
            short half = Float.floatToFloat16(most / LARGEST);
            // The half may be smaller than the number that it stands for: the largest value must still fit a byte.
            float scale = Float.float16ToFloat(half);
            out.putShort(half);
            for (int i = from; i < to; i++) {
                int rounded = scale == 0 ? 0 : Math.round(values[i] / scale);
                out.put((byte) Math.clamp(rounded, -LARGEST, LARGEST));
            }
        }
    }

    static float[] read(ByteBuffer in, int dimension) {
        float[] values = new float[dimension];
        float scale = 0;
        for (int i = 0; i < dimension; i++) {
            if (i % BLOCK == 0) {
                scale = Float.float16ToFloat(in.getShort());
            }
            values[i] = in.get() * scale;
        }
        return values;
    }
}
