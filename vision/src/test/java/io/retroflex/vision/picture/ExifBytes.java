package io.retroflex.vision.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An EXIF block put together tag by tag, after the tables of EXIF 2.3. */
public final class ExifBytes {
    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;
    private static final int ENTRY = 12;
    private static final int DATE_TIME_ORIGINAL = 0x9003;
    private static final int SUB_SECOND = 0x9291;

    private final TreeMap<Integer, Value> first = new TreeMap<>();
    private final TreeMap<Integer, Value> exif = new TreeMap<>();
    private final TreeMap<Integer, Value> gps = new TreeMap<>();

    private record Value(
            int type,
            @SuppressWarnings("ArrayRecordComponent") // bytes of a file that nothing changes
            byte[] bytes) {}

    /** With the tag DateTimeOriginal, as {@code 2024:03:05 10:15:30}. */
    public ExifBytes taken(String time) {
        exif.put(DATE_TIME_ORIGINAL, text(time));
        return this;
    }

    /** With the tag SubSecTimeOriginal. */
    public ExifBytes fraction(String digits) {
        exif.put(SUB_SECOND, text(digits));
        return this;
    }

    /** With a text in the first directory: ImageDescription is 0x010e, Artist 0x013b, DateTime 0x0132. */
    public ExifBytes first(int tag, String text) {
        first.put(tag, text(text));
        return this;
    }

    /** With bytes in the Exif directory: UserComment is 0x9286. */
    public ExifBytes exif(int tag, byte[] bytes) {
        exif.put(tag, new Value(UNDEFINED, bytes));
        return this;
    }

    /** With bytes in the first directory: XPAuthor is 0x9c9d. */
    public ExifBytes first(int tag, byte[] bytes) {
        first.put(tag, new Value(1, bytes));
        return this;
    }

    /** With bytes in the GPS directory: GPSProcessingMethod is 0x001b. */
    public ExifBytes gps(int tag, byte[] bytes) {
        gps.put(tag, new Value(UNDEFINED, bytes));
        return this;
    }

    /** The block: a TIFF without a picture. */
    public byte[] tiff() {
        int afterFirst = 8 + 2 + ENTRY * (first.size() + 2) + 4 + overflow(first);
        int afterExif = afterFirst + 2 + ENTRY * exif.size() + 4 + overflow(exif);
        TreeMap<Integer, Value> root = new TreeMap<>(first);
        root.put(0x8769, pointer(afterFirst));
        root.put(0x8825, pointer(afterExif));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
        out.writeBytes(directory(root, 8));
        out.writeBytes(directory(exif, afterFirst));
        out.writeBytes(directory(gps, afterExif));
        return out.toByteArray();
    }

    /** A JPEG with the block right after its start marker. */
    public byte[] inJpeg(byte[] jpeg) {
        return jpegWith(jpeg, 0xe1, concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff()));
    }

    /** A JPEG with one more segment right after its start marker. */
    public static byte[] jpegWith(byte[] jpeg, int marker, byte[] content) {
        byte[] head = ByteBuffer.allocate(4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .array();
        return concat(Arrays.copyOf(jpeg, 2), head, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static Value text(String text) {
        return new Value(ASCII, (text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private static Value pointer(int to) {
        return new Value(LONG, ByteBuffer.allocate(4).putInt(to).array());
    }

    private static int overflow(Map<Integer, Value> values) {
        return values.values().stream()
                .mapToInt(value -> value.bytes().length > 4 ? value.bytes().length : 0)
                .sum();
    }

    private static byte[] directory(SortedMap<Integer, Value> values, int at) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        int beyond = at + 2 + ENTRY * values.size() + 4;
        for (Map.Entry<Integer, Value> entry : values.entrySet()) {
            byte[] bytes = entry.getValue().bytes();
            ByteBuffer field = ByteBuffer.allocate(ENTRY)
                    .putShort((short) (int) entry.getKey())
                    .putShort((short) entry.getValue().type())
                    .putInt(entry.getValue().type() == LONG ? 1 : bytes.length);
            if (bytes.length <= 4) {
                field.put(bytes);
            } else {
                field.putInt(beyond + more.size());
                more.writeBytes(bytes);
            }
            entries.writeBytes(field.array());
        }
        return concat(
                ByteBuffer.allocate(2).putShort((short) values.size()).array(),
                entries.toByteArray(),
                new byte[4],
                more.toByteArray());
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
