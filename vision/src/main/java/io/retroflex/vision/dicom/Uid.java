package io.retroflex.vision.dicom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A unique identifier of a study, a series or a picture. It leads whoever has the archive to the patient: group by it, but
 * store and show its {@link #hash()} only. {@link #toString()} does not give it away.
 *
 * @param value digits and dots, at most 64
 */
public record Uid(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9.]{1,64}");

    /** @throws IllegalArgumentException if it is none */
    public Uid {
        if (!isUid(value)) {
            throw new IllegalArgumentException("a UID is 1 to 64 digits and dots");
        }
    }

    static boolean isUid(String text) {
        return FORM.matcher(text).matches();
    }

    /** SHA-256 in hexadecimal. Who already has a list of UIDs can still find it there. */
    public String hash() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Uid[hash=" + hash().substring(0, 12) + "]";
    }
}
