package io.retroflex.vision.picture;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Where each format keeps its EXIF block, a small TIFF of its own. Walks the headers only; nothing is inflated. */
final class ExifBlock {
    private static final String JPEG_PREFIX = "Exif\0\0";
    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private ExifBlock() {}

    /** What it says, if there is one. Who asks takes out the tags that are known to name nobody, and lets go of the rest. */
    static Optional<Metadata> read(byte[] file, PictureFormat format) {
        return find(file, format).map(exif -> {
            Metadata metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
            return metadata;
        });
    }

    private static Optional<byte[]> find(byte[] file, PictureFormat format) {
        return switch (format) {
            case JPEG -> inJpeg(file);
            case PNG -> inPng(file);
            case WEBP -> inWebp(file);
            case TIFF -> Optional.of(file);
            case BMP -> Optional.empty();
        };
    }

    private static Optional<byte[]> inJpeg(byte[] file) {
        return JpegHeader.segments(file).stream()
                .filter(segment -> segment.isExif(file))
                .findFirst()
                .flatMap(segment -> slice(file, segment.start(), segment.end()));
    }

    private static Optional<byte[]> inPng(byte[] file) {
        for (long at = 8; at + 12 <= file.length; ) {
            long end = at + 8 + Integer.toUnsignedLong((int) BIG_ENDIAN.get(file, (int) at));
            if (PictureFormat.startsWith(file, (int) at + 4, "eXIf")) {
                return slice(file, at + 8, end);
            }
            at = end + 4; // the checksum
        }
        return Optional.empty();
    }

    private static Optional<byte[]> inWebp(byte[] file) {
        for (long at = 12; at + 8 <= file.length; ) {
            long end = at + 8 + Integer.toUnsignedLong((int) LITTLE_ENDIAN.get(file, (int) at + 4));
            if (PictureFormat.startsWith(file, (int) at, "EXIF")) {
                return slice(file, at + 8, end);
            }
            at = end + (end & 1); // chunks begin at even offsets
        }
        return Optional.empty();
    }

    /** The bytes without JPEG's prefix, which some write elsewhere too, if the file holds all of them. */
    private static Optional<byte[]> slice(byte[] file, long from, long to) {
        if (to > file.length) {
            return Optional.empty();
        }
        int skipped = PictureFormat.startsWith(file, (int) from, JPEG_PREFIX) ? JPEG_PREFIX.length() : 0;
        return Optional.of(Arrays.copyOfRange(file, (int) from + skipped, (int) Math.max(to, from + skipped)));
    }
}
