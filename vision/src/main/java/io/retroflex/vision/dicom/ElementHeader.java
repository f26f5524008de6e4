package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.util.Set;

/**
 * What stands before a value, after PS3.5 section 7.
 *
 * @param tag the group in the upper half
 * @param length in bytes, or {@link #UNDEFINED}
 * @param explicit whether what is nested in the value states its representations too
 */
record ElementHeader(int tag, long length, boolean explicit) {
    static final long UNDEFINED = 0xffff_ffffL;
    static final int ITEM = 0xfffe_e000;
    static final int ITEM_END = 0xfffe_e00d;
    static final int SEQUENCE_END = 0xfffe_e0dd;

    private static final int DELIMITERS = 0xfffe;

    /** These have a length of two bytes. */
    private static final Set<String> SHORT = Set.of(
            "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN", "SH", "SL", "SS", "ST", "TM",
            "UI", "UL", "US");

    /** These have two bytes of nothing, then a length of four. */
    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private static final Set<String> MAY_BE_UNDEFINED = Set.of("OB", "OW", "SQ", "UN");

    boolean isUndefined() {
        return length == UNDEFINED;
    }

    boolean isDelimiter() {
        return tag >>> 16 == DELIMITERS;
    }

    /** Reads one; delimiters never state a representation. */
    static ElementHeader read(Cursor cursor, boolean explicit) throws PictureException {
        int tag = cursor.tag();
        if (!explicit || tag >>> 16 == DELIMITERS) {
            return new ElementHeader(tag, cursor.fourBytes(), explicit);
        }
        int letters = cursor.twoBytes();
        String representation = "" + (char) (letters & 0xff) + (char) (letters >> 8);
        if (SHORT.contains(representation)) {
            return new ElementHeader(tag, cursor.twoBytes(), true);
        } else if (!LONG.contains(representation)) {
            throw cursor.damaged("an element has a value representation that DICOM does not know");
        }
        cursor.skip(2);
        long length = cursor.fourBytes();
        if (length == UNDEFINED && !MAY_BE_UNDEFINED.contains(representation)) {
            throw cursor.damaged("an element of representation " + representation + " has no length");
        }
        // PS3.5 6.2.2: an unknown value without a length is a sequence in implicit form.
        return new ElementHeader(tag, length, !representation.equals("UN"));
    }
}
