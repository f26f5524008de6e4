package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What was kept of a file.
 *
 * @param name what an error calls the file
 * @param values as they are stored
 * @param pixels the pixel data, where the file has any
 * @param notKept the elements that were stepped over, in the file's order
 */
record DataSet(String name, Map<Attribute, byte[]> values, Optional<StoredPixels> pixels, List<Tag> notKept) {
    /** A text without its padding; empty where the file does not have it. What is not printable ASCII becomes '?'. */
    String text(Attribute attribute) {
        byte[] value = values.getOrDefault(attribute, new byte[0]);
        // A UID is padded with a zero, everything else with spaces.
        return new String(value, StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00 ]+$", "")
                .strip()
                .replaceAll("[^ -~]", "?");
    }

    /** A whole number written out; empty where the file does not have it, or has something else there. */
    OptionalInt wholeNumber(Attribute attribute) {
        String text = text(attribute);
        // PS3.5 6.2: at most twelve characters, within the range of an int.
        if (!text.matches("[+-]?\\d{1,11}")) {
            return OptionalInt.empty();
        }
        long number = Long.parseLong(text);
        return number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    /** A decimal number written out; empty where the file does not have it, or has something else there. */
    OptionalDouble decimal(Attribute attribute) {
        String text = text(attribute);
        // PS3.5 6.2: value representation DS.
        return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** A UID that must be there. */
    Uid uid(Attribute attribute) throws PictureException {
        String text = text(attribute);
        if (!Uid.isUid(text)) {
            throw new PictureException(
                    name,
                    attribute + (text.isEmpty() ? " is missing" : " is no UID")
                            + "; every DICOM picture has one, so export it anew");
        }
        return new Uid(text);
    }

    /** A number of two bytes that must be there. */
    int number(Attribute attribute) throws PictureException {
        byte[] value = values.get(attribute);
        if (value == null || value.length != 2) {
            throw new PictureException(
                    name,
                    attribute + (value == null ? " is missing" : " has " + value.length + " bytes, not 2")
                            + "; pixels cannot be read without it, so export it anew");
        }
        return (value[0] & 0xff) | (value[1] & 0xff) << 8;
    }

    /** As {@link #number}, with a value for where it is missing. */
    int number(Attribute attribute, int otherwise) throws PictureException {
        return values.containsKey(attribute) ? number(attribute) : otherwise;
    }
}
