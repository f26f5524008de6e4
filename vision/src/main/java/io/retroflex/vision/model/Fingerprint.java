package io.retroflex.vision.model;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Sums that tell models and files apart. */
final class Fingerprint {
    /** A buffer ends at two gigabytes. */
    private static final long PIECE = 1 << 30;

    private Fingerprint() {}

    /** Of everything that decides a model's embeddings. */
    static String of(ModelDescription description) {
        List<Object> identity =
                new ArrayList<>(List.of(description.branches(), description.fusion(), description.sums()));
        description.reminder().ifPresent(identity::add);
        if (!description.symmetries().isEmpty()) {
            identity.add(description.symmetries());
        }
        return HexFormat.of().formatHex(sha256().digest(ModelFolder.JSON.writeValueAsBytes(identity)));
    }

    /** Of a file's bytes. */
    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of bytes in memory. */
    static String of(MemorySegment bytes) {
        MessageDigest digest = sha256();
        for (long at = 0; at < bytes.byteSize(); at += PIECE) {
            digest.update(
                    bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at)).asByteBuffer());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
