package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;

/** Steps over sequences whose length is not stated: only their end marks say where they end. Nothing of them is kept. */
final class Sequences {
    /** Far deeper than any file of pictures, and far from the end of the stack. */
    private static final int DEEPEST = 16;

    private Sequences() {}

    static void skip(Cursor cursor, boolean explicit) throws PictureException {
        skip(cursor, explicit, 1);
    }

    private static void skip(Cursor cursor, boolean explicit, int depth) throws PictureException {
        if (depth > DEEPEST) {
            throw cursor.damaged("its sequences are nested more than " + DEEPEST + " deep");
        }
        while (true) {
            ElementHeader item = ElementHeader.read(cursor, explicit);
            if (item.tag() == ElementHeader.SEQUENCE_END) {
                return;
            } else if (item.tag() != ElementHeader.ITEM) {
                throw cursor.damaged("a sequence holds something that is no item");
            }
            if (item.isUndefined()) {
                skipItem(cursor, explicit, depth);
            } else {
                cursor.skip(item.length());
            }
        }
    }

    private static void skipItem(Cursor cursor, boolean explicit, int depth) throws PictureException {
        while (true) {
            ElementHeader element = ElementHeader.read(cursor, explicit);
            if (element.tag() == ElementHeader.ITEM_END) {
                return;
            } else if (element.isDelimiter()) {
                throw cursor.damaged("a sequence ends within an item that does not");
            }
            if (element.isUndefined()) {
                skip(cursor, element.explicit(), depth + 1);
            } else {
                cursor.skip(element.length());
            }
        }
    }
}
