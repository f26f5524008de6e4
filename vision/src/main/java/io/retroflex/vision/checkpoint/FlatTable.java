package io.retroflex.vision.checkpoint;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A table of a FlatBuffers file, read by the number of a field in its schema.
 *
 * <p>A file says where its parts lie, and need not tell the truth: whatever lies outside the buffer is an {@link
 * IndexOutOfBoundsException}, and nothing is set aside for a vector before it is known to lie inside.
 */
final class FlatTable extends Table {
    /** More than a shape or an operator's inputs ever have. */
    private static final int MOST_NUMBERS = 64;

    private static final int MOST_TEXT = 100;

    private FlatTable(ByteBuffer bytes, int at) {
        __reset(at, bytes);
    }

    /** The table that the file begins with. */
    static FlatTable root(ByteBuffer bytes) {
        ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(little, little.getInt(0));
    }

    private int offset(int field) {
        return __offset(4 + 2 * field);
    }

    boolean has(int field) {
        return offset(field) != 0;
    }

    int number(int field, int otherwise) {
        int offset = offset(field);
        return offset == 0 ? otherwise : bb.getInt(bb_pos + offset);
    }

    int octet(int field, int otherwise) {
        int offset = offset(field);
        return offset == 0 ? otherwise : Byte.toUnsignedInt(bb.get(bb_pos + offset));
    }

    /** The table in a field, which must be there. */
    FlatTable table(int field) {
        int offset = offset(field);
        if (offset == 0) {
            throw new IndexOutOfBoundsException("no field " + field);
        }
        return new FlatTable(bb, __indirect(bb_pos + offset));
    }

    int length(int field) {
        int offset = offset(field);
        return offset == 0 ? 0 : __vector_len(offset);
    }

    /** One of a vector of tables. */
    FlatTable element(int field, int index) {
        int length = vector(field, Integer.BYTES).remaining() / Integer.BYTES;
        return new FlatTable(
                bb, __indirect(__vector(offset(field)) + Integer.BYTES * Objects.checkIndex(index, length)));
    }

    /** A short vector of integers; empty where the field is not there. */
    List<Integer> numbers(int field) {
        ByteBuffer vector = vector(field, Integer.BYTES);
        Objects.checkIndex(vector.remaining() / Integer.BYTES, MOST_NUMBERS + 1);
        List<Integer> numbers = new ArrayList<>(vector.remaining() / Integer.BYTES);
        while (vector.hasRemaining()) {
            numbers.add(vector.getInt());
        }
        return numbers;
    }

    /** The beginning of a text, fit for a message. */
    String text(int field) {
        ByteBuffer bytes = vector(field, 1);
        bytes.limit(Math.min(bytes.limit(), MOST_TEXT));
        return StandardCharsets.UTF_8.decode(bytes).toString().replaceAll("\\p{Cntrl}", "?");
    }

    /** The bytes of a vector's elements, without a copy; none where the field is not there. */
    ByteBuffer vector(int field, int elementBytes) {
        int offset = offset(field);
        if (offset == 0) {
            return ByteBuffer.allocate(0);
        }
        int length = __vector_len(offset);
        int start = __vector(offset);
        if (length < 0 || length > bb.capacity() / elementBytes) {
            throw new IndexOutOfBoundsException("a vector of " + Integer.toUnsignedString(length) + " elements");
        }
        return bb.slice(start, length * elementBytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
