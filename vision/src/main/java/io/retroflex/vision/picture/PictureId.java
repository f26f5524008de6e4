package io.retroflex.vision.picture;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a picture in a gallery: the same file has the same id wherever it lies and whatever it is called. */
public final class PictureId {
    private static final int BYTES = 16;

    private PictureId() {}

    /** The first 16 bytes of the SHA-256 of a file's content, as 32 lower-case hexadecimal digits. */
    public static String of(byte[] file) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(sum, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /**
     * The id of a file within {@link PictureLimits#DEFAULT}.
     *
     * @throws PictureException if it cannot be read, is empty or too large
     */
    public static String of(Path file) throws PictureException {
        return of(PictureReader.bytes(file, PictureLimits.DEFAULT));
    }
}
