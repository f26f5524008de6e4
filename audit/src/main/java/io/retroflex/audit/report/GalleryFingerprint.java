package io.retroflex.audit.report;

import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one state of a gallery from another: SHA-256 of its pictures' ids, labels and vectors, in the order of the ids. */
public final class GalleryFingerprint {
    private GalleryFingerprint() {}

    /** As 64 hexadecimal digits. */
    public static String of(GalleryReader gallery) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            gallery.forEach(Filter.ALL, entry -> {
                digest.update((entry.id() + "\n" + entry.facts().label() + "\n").getBytes(StandardCharsets.UTF_8));
                float[] values = entry.embedding().values();
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
                bytes.asFloatBuffer().put(values);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
