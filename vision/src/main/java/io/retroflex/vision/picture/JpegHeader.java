package io.retroflex.vision.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * What the segments before a JPEG's pixels say about its colours.
 *
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK; 0 where no frame header was found
 * @param marked whether a JFIF, Exif or Adobe segment says how the colours are stored
 */
public record JpegHeader(int components, boolean marked) {
    private static final int START_OF_SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;

    /** Reads the segments before the first scan; never fails, whatever the bytes are. */
    public static JpegHeader of(byte[] file) {
        int components = 0;
        boolean marked = false;
        for (Segment segment : segments(file)) {
            if (segment.isFrame() && segment.end() - segment.start() >= 6) {
                components = file[segment.start() + 5] & 0xff;
            }
            marked |= segment.isExif(file) || segment.isJfif(file) || segment.isAdobe(file);
        }
        return new JpegHeader(components, marked);
    }

    /**
     * Whether the JDK reads it as libjpeg and Pillow do. It reads no CMYK, and takes a colour JPEG that is neither marked
     * nor subsampled for RGB where it is YCbCr.
     */
    boolean plain() {
        return components < 3 || (components == 3 && marked);
    }

    /** The segments from the start of the file to the first scan that lie in it whole. */
    static List<Segment> segments(byte[] file) {
        List<Segment> segments = new ArrayList<>();
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
            int marker = file[at + 1] & 0xff;
            if (marker == 0xff) { // a fill byte
                at++;
                continue;
            }
            int length = (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff);
            if (marker == START_OF_SCAN || length < 2 || at + 2 + length > file.length) {
                break;
            }
            segments.add(new Segment(marker, at + 4, at + 2 + length));
            at += 2 + length;
        }
        return segments;
    }

    /** A marker and where its content starts and ends. */
    record Segment(int marker, int start, int end) {
        boolean isExif(byte[] file) {
            return is(file, APP1, "Exif\0\0");
        }

        boolean isJfif(byte[] file) {
            return is(file, APP0, "JFIF\0");
        }

        boolean isAdobe(byte[] file) {
            return is(file, APP14, "Adobe");
        }

        private boolean is(byte[] file, int wanted, String prefix) {
            return marker == wanted && PictureFormat.startsWith(file, start, prefix);
        }

        /** SOF0 to SOF15, without the tables and reservations that lie among them. */
        private boolean isFrame() {
            return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        }
    }
}
