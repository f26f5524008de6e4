package io.retroflex.vision.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256 of files, and the record of it that lies beside a file, written as {@code sha256sum} does. */
final class Sha256 {
    private static final int HEX_DIGITS = 64;

    private Sha256() {}

    /** The sum of a file in lower-case hexadecimal. */
    static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The sum recorded beside a file, if there is one.
     *
     * @throws IOException if the record is not a sum
     */
    static Optional<String> recorded(Path file) throws IOException {
        Path record = record(file);
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(record)) {
            head = in.readNBytes(HEX_DIGITS);
        }
        String sum = new String(head, StandardCharsets.ISO_8859_1);
        if (!sum.matches("[0-9a-f]{" + HEX_DIGITS + "}")) {
            throw new IOException(record + " does not begin with a SHA-256; delete it to have the sum recorded anew");
        }
        return Optional.of(sum);
    }

    /** Records a sum beside a file. */
    static void record(Path file, String sum) throws IOException {
        Files.writeString(record(file), sum + "  " + file.getFileName() + "\n");
    }

    /** Where the sum of a file is recorded. */
    static Path record(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
