package io.retroflex.vision.picture;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * A JPEG with the segments that its pixels need, by an allow-list: tables, frames, scans, and what says how colours are
 * stored. Of an EXIF block the orientation alone is written anew. What follows the end of the picture is left out.
 */
final class CleanJpeg {
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN =
            0xda; // then quantization tables, the number of lines, the restart interval
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final byte[] START = HexFormat.of().parseHex("ffd8");
    private static final byte[] END = HexFormat.of().parseHex("ffd9");
    /** Version 1.1, no density, no preview. */
    private static final byte[] JFIF = HexFormat.of().parseHex("ffe000104a46494600010100000100010000");
    /** Version 100, no flags; the last byte is the colour transform. */
    private static final byte[] ADOBE = HexFormat.of().parseHex("ffee000e41646f626500640000000000");

    private static final int ADOBE_TRANSFORM = 11;
    /** A big-endian TIFF of one tag, the orientation, whose value has to follow. */
    private static final byte[] EXIF =
            HexFormat.of().parseHex("ffe10022457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001");

    private static final byte[] EXIF_END = HexFormat.of().parseHex("000000000000");

    private final byte[] file;
    private final String name;
    private final ByteArrayOutputStream clean = new ByteArrayOutputStream();
    private int at = START.length;

    CleanJpeg(byte[] file, String name) {
        this.file = file;
        this.name = name;
    }

    byte[] write() throws PictureException {
        clean.writeBytes(START);
        boolean framed = false;
        while (true) {
            int marker = marker();
            if (marker == END_OF_IMAGE) {
                break;
            }
            int start = at;
            int end = segment();
            if (isFrame(marker)) {
                checkSize(start, end);
                framed = true;
            }
            if (isNeeded(marker)) {
                copy(marker, start, end);
            } else {
                describe(marker, start, end);
            }
            if (marker == START_OF_SCAN) {
                copyScan();
            }
        }
        if (!framed) {
            throw damaged("it has no frame");
        }
        clean.writeBytes(END);
        return clean.toByteArray();
    }

    /** The next marker; fill bytes before it are passed over. */
    private int marker() throws PictureException {
        if (unsigned(at) != 0xff) {
            throw damaged("there is no marker at byte " + at);
        }
        while (unsigned(at) == 0xff) {
            at++;
        }
        return unsigned(at++);
    }

    /** Goes over a segment's content and gives its end. */
    private int segment() throws PictureException {
        int length = unsigned(at) << 8 | unsigned(at + 1);
        if (length < 2 || at + length > file.length) {
            throw damaged("a segment at byte " + at + " ends outside the file");
        }
        at += length;
        return at;
    }

    private void checkSize(int start, int end) throws PictureException {
        if (end - start < 8) {
            throw damaged("its frame has no size");
        }
        int height = unsigned(start + 3) << 8 | unsigned(start + 4);
        int width = unsigned(start + 5) << 8 | unsigned(start + 6);
        PictureLimits.DEFAULT.checkPixels(name, width, height);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isNeeded(int marker) {
        return (marker >= 0xc0 && marker <= 0xcf) || (marker >= START_OF_SCAN && marker <= RESTART_INTERVAL);
    }

    private void copy(int marker, int start, int end) {
        clean.write(0xff);
        clean.write(marker);
        clean.write(file, start, end - start);
    }

    /** How the pixels are to be read, written anew without what else such a segment may hold. */
    private void describe(int marker, int start, int end) {
        JpegHeader.Segment segment = new JpegHeader.Segment(marker, start + 2, end);
        if (segment.isJfif(file)) {
            clean.writeBytes(JFIF);
        } else if (segment.isAdobe(file) && end - segment.start() > ADOBE_TRANSFORM) {
            clean.write(ADOBE, 0, ADOBE.length - 1);
            clean.write(file[segment.start() + ADOBE_TRANSFORM]);
        } else if (segment.isExif(file)) {
            clean.writeBytes(EXIF);
            clean.write(0);
            clean.write(Orientation.of(file, PictureFormat.JPEG).tag());
            clean.writeBytes(EXIF_END);
        }
    }

    /** Copies pixels up to the next marker that is none of them: a zero after 0xff is data, restarts belong to the scan. */
    private void copyScan() throws PictureException {
        int start = at;
        while (true) {
            if (unsigned(at) != 0xff) {
                at++;
                continue;
            }
            int next = unsigned(at + 1);
            if (next != 0 && next != 0xff && (next < FIRST_RESTART || next > LAST_RESTART)) {
                break;
            }
            at += next == 0xff ? 1 : 2;
        }
        clean.write(file, start, at - start);
    }

    private int unsigned(int offset) throws PictureException {
        if (offset >= file.length) {
            throw damaged("it ends early");
        }
        return file[offset] & 0xff;
    }

    private PictureException damaged(String why) {
        return new PictureException(name, "this JPEG file is damaged (" + why + "); store it anew");
    }
}
