package io.retroflex.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads JPEG, PNG, BMP, TIFF and WebP. Safe to use from many threads at once.
 *
 * <p>Transparency is dropped, not blended, and a picture of 16 bits a channel keeps its high bytes, both as Pillow's
 * {@code convert("RGB")} does for RGBA; colour profiles are ignored; of several pages the first is read. The EXIF
 * orientation is applied.
 */
public final class PictureReader {
    /** Four channels of 16 bits. */
    private static final int MAX_BITS_PER_PIXEL = 64;

    private static final Pattern NAME_OF_A_CLASS =
            Pattern.compile("\\b[a-z]+(\\.\\w+)*\\.[A-Z]|[a-z](Exception|Error)\\b");
    private static final String NO_REASON = "no reason given";

    private PictureReader() {}

    /**
     * Reads a file within {@link PictureLimits#DEFAULT}.
     *
     * @throws PictureException if it cannot be read, is too large, is no picture, or ends early
     */
    public static Picture read(Path file) throws PictureException {
        return read(file, PictureLimits.DEFAULT);
    }

    /**
     * Reads a file.
     *
     * @throws PictureException if it cannot be read, is larger than the limits, is no picture, or ends early
     */
    public static Picture read(Path file, PictureLimits limits) throws PictureException {
        return read(bytes(file, limits), file.toString(), limits);
    }

    /**
     * Reads the bytes of a file within {@link PictureLimits#DEFAULT}.
     *
     * @param name what an error calls the picture
     * @throws PictureException if the bytes are too large, are no picture, or end early
     */
    public static Picture read(byte[] bytes, String name) throws PictureException {
        return read(bytes, name, PictureLimits.DEFAULT);
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name what an error calls the picture
     * @throws PictureException if the bytes are larger than the limits, are no picture, or end early
     */
    public static Picture read(byte[] bytes, String name, PictureLimits limits) throws PictureException {
        limits.checkBytes(name, bytes.length);
        PictureFormat format = PictureFormat.of(bytes)
                .orElseThrow(() -> new PictureException(
                        name, "its first bytes are not those of a picture; give a JPEG, PNG, BMP, TIFF or WebP file"));
        try {
            Picture stored = decode(bytes, name, format, limits);
            return Orientation.of(bytes, format).apply(stored);
        } catch (PictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders answer malformed bytes with all kinds of unchecked exceptions, from index to arithmetic.
            throw new PictureException(
                    name, "this " + format + " file is damaged (" + reason(e) + "); store it anew", e);
        }
    }

    /**
     * The content of a file, for those who need the bytes beside the picture.
     *
     * @throws PictureException if it cannot be read or is larger than the limits
     */
    public static byte[] bytes(Path file, PictureLimits limits) throws PictureException {
        if (!Files.isRegularFile(file)) {
            throw new PictureException(file.toString(), "there is no such file; check the path");
        }
        try (InputStream in = Files.newInputStream(file)) {
            limits.checkBytes(file.toString(), Files.size(file));
            // The file may grow after its size was asked.
            return bytes(in, file.toString(), limits);
        } catch (PictureException e) {
            throw e;
        } catch (IOException e) {
            throw new PictureException(file.toString(), "the file cannot be read (" + reason(e) + ")", e);
        }
    }

    /**
     * What a stream holds, read no further than the limits allow.
     *
     * @param name what an error calls the picture
     * @throws PictureException if it is larger than the limits
     * @throws IOException if it cannot be read
     */
    public static byte[] bytes(InputStream in, String name, PictureLimits limits) throws IOException {
        int most = (int) Math.min(limits.maxBytes() + 1, Integer.MAX_VALUE - 8);
        byte[] bytes = in.readNBytes(most);
        limits.checkBytes(name, bytes.length);
        return bytes;
    }

    private static Picture decode(byte[] bytes, String name, PictureFormat format, PictureLimits limits)
            throws IOException {
        ImageReader reader = format.reader(bytes);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            limits.checkPixels(name, reader.getWidth(0), reader.getHeight(0));
            if (format == PictureFormat.TIFF) {
                checkDepth(reader.getImageTypes(0).next().getSampleModel());
            }
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((IIOReadWarningListener) (source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            for (String warning : warnings) {
                if (inventsPixels(warning)) {
                    throw new IIOException(warning);
                }
            }
            return Pixels.of(image);
        } finally {
            reader.dispose();
        }
    }

    /** A TIFF may claim any number of channels of any depth, so that few pixels take much memory. */
    private static void checkDepth(SampleModel samples) throws IIOException {
        int bits = 0;
        for (int size : samples.getSampleSize()) {
            bits += size;
        }
        if (bits > MAX_BITS_PER_PIXEL) {
            throw new IIOException("it has " + bits + " bits a pixel, more than the limit of " + MAX_BITS_PER_PIXEL);
        }
    }

    /**
     * Whether a decoder's warning means that it filled in pixels which the file does not hold. Others are harmless:
     * extraneous bytes between segments, an odd colour profile.
     */
    private static boolean inventsPixels(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("premature end")
                || text.contains("truncated")
                || text.contains("unexpected end")
                || text.contains("end of file")
                || (text.contains("corrupt") && !text.contains("extraneous bytes"));
    }

    /** What a decoder says of it; names of classes say nothing to whoever sent the file. */
    private static String reason(Exception e) {
        if (e instanceof EOFException) {
            return "it ends early";
        }
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        return NAME_OF_A_CLASS.matcher(message).find()
                ? NO_REASON
                : message.lines().findFirst().orElse(NO_REASON);
    }
}
