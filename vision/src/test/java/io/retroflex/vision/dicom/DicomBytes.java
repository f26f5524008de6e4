package io.retroflex.vision.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;

/** A file of 2 x 2 grey pixels in explicit form, put together element by element so that a test can spoil one. */
final class DicomBytes {
    private static final Set<String> LONG = Set.of("OB", "OW", "SQ", "UN", "UT");

    private final TreeMap<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);
    private byte[] end = {};

    /** A file that is read. */
    static DicomBytes good() {
        String endoscopic = "1.2.840.10008.5.1.4.1.1.77.1.1";
        return new DicomBytes()
                .with(0x0002_0002, "UI", endoscopic)
                .with(0x0002_0010, "UI", TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid())
                .with(0x0008_0016, "UI", endoscopic)
                .with(0x0008_0018, "UI", "2.25.3")
                .with(0x0020_000d, "UI", "2.25.1")
                .with(0x0020_000e, "UI", "2.25.2")
                .with(0x0028_0002, 1)
                .with(0x0028_0004, "CS", "MONOCHROME2")
                .with(0x0028_0010, 2)
                .with(0x0028_0011, 2)
                .with(0x0028_0100, 8)
                .with(0x0028_0101, 8)
                .with(0x0028_0103, 0)
                .with(0x7fe0_0010, "OB", new byte[] {10, 20, 30, 40});
    }

    DicomBytes with(int tag, String representation, String text) {
        String padded = text + (text.length() % 2 == 0 ? "" : representation.equals("UI") ? "\0" : " ");
        return with(tag, representation, padded.getBytes(StandardCharsets.ISO_8859_1));
    }

    DicomBytes with(int tag, int number) {
        return with(tag, "US", little(number, 2));
    }

    DicomBytes with(int tag, String representation, byte[] value) {
        return with(tag, representation, value.length, value);
    }

    /** With a length of its own, -1 for undefined. */
    DicomBytes with(int tag, String representation, int length, byte[] value) {
        elements.put(tag, element(tag, representation, length, value));
        return this;
    }

    DicomBytes without(int tag) {
        elements.remove(tag);
        return this;
    }

    /** Bytes behind the last element. */
    DicomBytes and(byte[] more) {
        end = more;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        elements.values().forEach(file::writeBytes);
        file.writeBytes(end);
        return file.toByteArray();
    }

    static byte[] element(int tag, String representation, int length, byte[] value) {
        byte[] letters = representation.getBytes(StandardCharsets.US_ASCII);
        byte[] size = LONG.contains(representation) ? concat(new byte[2], little(length, 4)) : little(length, 2);
        return concat(little(tag >>> 16, 2), little(tag, 2), letters, size, value);
    }

    /** An item, an end mark, or an element in implicit form. */
    static byte[] implicit(int tag, int length, byte[]... value) {
        return concat(little(tag >>> 16, 2), little(tag, 2), little(length, 4), concat(value));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] little(int number, int bytes) {
        byte[] little = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            little[i] = (byte) (number >> (8 * i));
        }
        return little;
    }
}
