package io.retroflex.vision.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array of numbers with a shape, row-major, as it stands in a weight file: values are widened when asked for, never
 * before, so that a file can stay mapped and an integer or a double keeps every bit.
 */
public final class Tensor {
    /** How an element is stored; {@code bytes} is its size. */
    public enum Type {
        F64(8),
        F32(4),
        F16(2),
        BF16(2),
        I64(8),
        I32(4),
        I16(2),
        I8(1),
        U8(1),
        BOOL(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes of one element. */
        public int bytes() {
            return bytes;
        }
    }

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Type type;
    private final int[] shape;
    private final int size;
    private final MemorySegment data;

    /**
     * @param shape empty for a scalar
     * @param data little-endian, row-major, contiguous; exactly the bytes that type and shape ask for
     * @throws IllegalArgumentException if it has another number of bytes, or more than 2^31 - 1 elements
     */
    public Tensor(Type type, int[] shape, MemorySegment data) {
        this.type = type;
        this.shape = shape.clone();
        this.size = elements(shape);
        this.data = data.asReadOnly();
        if (data.byteSize() != (long) size * type.bytes()) {
            throw new IllegalArgumentException("a tensor of " + type + Arrays.toString(shape) + " has "
                    + (long) size * type.bytes() + " bytes, not " + data.byteSize());
        }
    }

    /** A float tensor over the array itself, without a copy. */
    public static Tensor of(float[] values, int... shape) {
        if (elements(shape) != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill a tensor of shape " + Arrays.toString(shape));
        }
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalStateException("Retroflex needs a little-endian machine");
        }
        return new Tensor(Type.F32, shape, MemorySegment.ofArray(values));
    }

    private static int elements(int[] shape) {
        boolean empty = Arrays.stream(shape).anyMatch(extent -> extent == 0);
        long elements = empty ? 0 : 1;
        for (int extent : shape) {
            elements *= extent;
            if (extent < 0 || elements > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a tensor cannot have the shape " + Arrays.toString(shape));
            }
        }
        return (int) elements;
    }

    /** How the elements are stored. */
    public Type type() {
        return type;
    }

    /** The extents, outermost first; empty for a scalar. */
    public int[] shape() {
        return shape.clone();
    }

    /** The extent of one dimension; negative dimensions count from the end. */
    public int extent(int dimension) {
        return shape[dimension < 0 ? shape.length + dimension : dimension];
    }

    /** The number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /** The stored bytes, little-endian, row-major, read-only. */
    public MemorySegment data() {
        return data;
    }

    /** The same elements under another shape. */
    public Tensor reshape(int... newShape) {
        return new Tensor(type, newShape, data);
    }

    /** All elements as floats, in a new array; halves widen exactly, doubles and long integers round. */
    public float[] floats() {
        float[] values = new float[size];
        switch (type) {
            case F32 -> MemorySegment.copy(data, FLOAT, 0, values, 0, size);
            case F16 -> {
                for (int i = 0; i < size; i++) {
                    values[i] = Float.float16ToFloat(data.get(SHORT, 2L * i));
                }
            }
            case BF16 -> {
                for (int i = 0; i < size; i++) {
                    values[i] = Float.intBitsToFloat(data.get(SHORT, 2L * i) << 16);
                }
            }
            default -> {
                for (int i = 0; i < size; i++) {
                    values[i] = (float) element(i);
                }
            }
        }
        return values;
    }

    /**
     * The elements as halves, each the nearest there is (ties to even); below 6e-8 that is zero.
     *
     * @throws ArithmeticException if a finite element is beyond 65504, the greatest half
     */
    public Tensor toHalves() {
        float[] values = floats();
        MemorySegment halves = MemorySegment.ofArray(new byte[Math.multiplyExact(size, Type.F16.bytes())]);
        for (int i = 0; i < size; i++) {
            short half = Float.floatToFloat16(values[i]);
            if (Float.isFinite(values[i]) && !Float.isFinite(Float.float16ToFloat(half))) {
                throw new ArithmeticException(values[i] + " is beyond 65504, the greatest half");
            }
            halves.set(SHORT, 2L * i, half);
        }
        return new Tensor(Type.F16, shape, halves);
    }

    /** All elements as doubles, in a new array; exact for every type but integers beyond 2^53. */
    public double[] doubles() {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = element(i);
        }
        return values;
    }

    /**
     * All elements as integers, in a new array.
     *
     * @throws IllegalStateException if the tensor holds floating-point numbers
     */
    public long[] longs() {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = integer(i);
        }
        return values;
    }

    private double element(int i) {
        return switch (type) {
            case F64 -> data.get(DOUBLE, 8L * i);
            case F32 -> data.get(FLOAT, 4L * i);
            case F16 -> Float.float16ToFloat(data.get(SHORT, 2L * i));
            case BF16 -> Float.intBitsToFloat(data.get(SHORT, 2L * i) << 16);
            case I64, I32, I16, I8, U8, BOOL -> integer(i);
        };
    }

    private long integer(int i) {
        return switch (type) {
            case I64 -> data.get(LONG, 8L * i);
            case I32 -> data.get(INT, 4L * i);
            case I16 -> data.get(SHORT, 2L * i);
            case I8 -> data.get(ValueLayout.JAVA_BYTE, i);
            case U8 -> Byte.toUnsignedLong(data.get(ValueLayout.JAVA_BYTE, i));
            case BOOL -> data.get(ValueLayout.JAVA_BYTE, i) == 0 ? 0 : 1;
            case F64, F32, F16, BF16 -> throw new IllegalStateException("a tensor of " + type + " holds no integers");
        };
    }

    /** Type and shape, as in {@code F32[384, 3, 14, 14]}. */
    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
