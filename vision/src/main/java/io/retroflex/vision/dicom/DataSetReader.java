package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks through a file once, from front to back, and takes out what is kept. */
final class DataSetReader {
    private static final int PIXEL_DATA = 0x7fe0_0010;
    private static final int META_GROUP = 0x0002;

    /** Some hundred are usual. */
    private static final int MOST_ELEMENTS = 10_000;

    private final String name;
    private final Cursor cursor;
    private final Map<Attribute, byte[]> values = new EnumMap<>(Attribute.class);
    private final List<Tag> notKept = new ArrayList<>();
    private Optional<StoredPixels> pixels = Optional.empty();
    private int before;

    DataSetReader(byte[] file, int start, String name) {
        this.name = name;
        this.cursor = new Cursor(file, start, name);
    }

    /** The elements about the file itself, which are always in explicit form. */
    DataSet readMeta() throws PictureException {
        while (cursor.nextGroup() == META_GROUP) {
            readElement(true);
        }
        return result();
    }

    /** The elements after those. The result has all. */
    DataSet readRest(boolean explicit) throws PictureException {
        while (!cursor.atEnd()) {
            readElement(explicit);
        }
        return result();
    }

    private DataSet result() {
        return new DataSet(name, values, pixels, notKept);
    }

    private void readElement(boolean explicit) throws PictureException {
        ElementHeader header = ElementHeader.read(cursor, explicit);
        if (header.isDelimiter()) {
            throw cursor.damaged("an item stands outside of any sequence");
        }
        if (Integer.compareUnsigned(header.tag(), before) <= 0) {
            throw cursor.damaged("its elements are not in the order of their tags");
        }
        before = header.tag();
        Optional<Attribute> attribute = Attribute.of(header.tag());
        if (header.tag() == PIXEL_DATA) {
            pixels = Optional.of(StoredPixels.read(cursor, header));
        } else if (attribute.isPresent() && !header.isUndefined()) {
            values.put(attribute.get(), value(attribute.get(), header.length()));
        } else {
            skip(header);
        }
    }

    private byte[] value(Attribute attribute, long length) throws PictureException {
        if (length > attribute.mostBytes()) {
            throw cursor.damaged(attribute + " has " + length + " bytes, more than the " + attribute.mostBytes()
                    + " that the standard allows");
        }
        return cursor.take(length);
    }

    private void skip(ElementHeader header) throws PictureException {
        if (notKept.size() == MOST_ELEMENTS) {
            throw cursor.damaged("it has more than " + MOST_ELEMENTS + " elements");
        }
        notKept.add(Tag.of(header.tag()));
        if (header.isUndefined()) {
            Sequences.skip(cursor, header.explicit());
        } else {
            cursor.skip(header.length());
        }
    }
}
