package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The value of the pixel data, copied out of the file so that the rest of it can go. */
sealed interface StoredPixels {
    /** Samples, one frame after the other. */
    record Samples(ByteBuffer bytes) implements StoredPixels {}

    /**
     * Compressed streams in fragments, after PS3.5 A.4.
     *
     * @param offsets where each frame begins, counted from the first fragment's item; empty where the file does not say
     * @param fragments in their order
     */
    record Fragments(List<Long> offsets, List<Fragment> fragments) implements StoredPixels {}

    /**
     * One of them.
     *
     * @param offset where its item begins, counted from the first fragment's
     */
    record Fragment(long offset, ByteBuffer bytes) {}

    /** More fragments than a file of stills has; each costs more memory than its bytes. */
    int MOST_FRAGMENTS = 100_000;

    /** Reads the value that the cursor stands at. */
    static StoredPixels read(Cursor cursor, ElementHeader header) throws PictureException {
        if (!header.isUndefined()) {
            return new Samples(ByteBuffer.wrap(cursor.take(header.length())));
        }
        List<Long> offsets = offsets(cursor);
        List<Fragment> fragments = new ArrayList<>();
        int start = cursor.at();
        while (true) {
            int offset = cursor.at() - start;
            ElementHeader item = ElementHeader.read(cursor, true);
            if (item.tag() == ElementHeader.SEQUENCE_END) {
                return new Fragments(offsets, fragments);
            }
            requireItem(cursor, item);
            if (fragments.size() == MOST_FRAGMENTS) {
                throw cursor.damaged("its pixel data has more than " + MOST_FRAGMENTS + " fragments");
            }
            fragments.add(new Fragment(offset, ByteBuffer.wrap(cursor.take(item.length()))));
        }
    }

    private static List<Long> offsets(Cursor cursor) throws PictureException {
        ElementHeader item = ElementHeader.read(cursor, true);
        requireItem(cursor, item);
        if (item.length() % 4 != 0 || item.length() / 4 > MOST_FRAGMENTS) {
            throw cursor.damaged("its table of frames has " + item.length() + " bytes");
        }
        List<Long> offsets = new ArrayList<>();
        for (long i = 0; i < item.length() / 4; i++) {
            offsets.add(cursor.fourBytes());
        }
        return offsets;
    }

    private static void requireItem(Cursor cursor, ElementHeader item) throws PictureException {
        if (item.tag() != ElementHeader.ITEM || item.isUndefined()) {
            throw cursor.damaged("its pixel data holds something that is no fragment");
        }
    }
}
