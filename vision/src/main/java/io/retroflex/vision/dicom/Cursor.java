package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.util.Arrays;

/** A place in a file that moves on. What a file claims beyond its end is an error before anything is set aside for it. */
final class Cursor {
    private final byte[] file;
    private final String name;
    private int at;

    Cursor(byte[] file, int at, String name) {
        this.file = file;
        this.at = at;
        this.name = name;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at == file.length;
    }

    /** An unsigned number of two bytes, the low one first. */
    int twoBytes() throws PictureException {
        int from = advance(2);
        return (file[from] & 0xff) | (file[from + 1] & 0xff) << 8;
    }

    /** An unsigned number of four bytes, the lowest first. */
    long fourBytes() throws PictureException {
        return twoBytes() | (long) twoBytes() << 16;
    }

    /** A tag: its group in the upper half. */
    int tag() throws PictureException {
        return twoBytes() << 16 | twoBytes();
    }

    /** The group of the tag that comes next, or -1 at the end. */
    int nextGroup() {
        return file.length - at < 2 ? -1 : (file[at] & 0xff) | (file[at + 1] & 0xff) << 8;
    }

    /** A copy of the next bytes. */
    byte[] take(long count) throws PictureException {
        int from = advance(count);
        return Arrays.copyOfRange(file, from, at);
    }

    void skip(long count) throws PictureException {
        advance(count);
    }

    /** An error that says where it is; what stands there may be a name and is not repeated. */
    PictureException damaged(String rule) {
        return new PictureException(name, rule + " (near byte " + at + "); the file is damaged, so export it anew");
    }

    /** Steps over that many bytes; where they began. */
    private int advance(long count) throws PictureException {
        if (count > file.length - at) {
            throw damaged("it ends early: " + count + " bytes are announced where " + (file.length - at) + " are left");
        }
        int from = at;
        at += (int) count;
        return from;
    }
}
