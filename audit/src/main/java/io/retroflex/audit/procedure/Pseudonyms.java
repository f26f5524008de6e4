package io.retroflex.audit.procedure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for procedures that say nothing about patients: without the key nobody can tell which procedure one belongs to, with it
 * the same photographs always have the same one (HMAC-SHA-256 of their content).
 */
public final class Pseudonyms {
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_BYTES = 6;
    private static final int MARK_BYTES = 16;

    private final byte[] key;

    private Pseudonyms(byte[] key) {
        this.key = key.clone();
    }

    /**
     * With the key in a file; a new one is made there, for its owner alone, where there is none.
     *
     * @throws ProcedureException if the file holds no key
     */
    public static Pseudonyms withKeyIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return new Pseudonyms(key);
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for a key of another length.
        }
        throw new ProcedureException(file + ": it holds no key of " + KEY_BYTES
                + " bytes in hexadecimal digits; name another file, and one that is not there yet is made");
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] text = (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, text);
            } else {
                Files.write(file, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key counts.
        }
    }

    /** The pseudonym of a procedure, by the ids of its photographs in any order. */
    public String of(List<String> ids) {
        return "procedure-"
                + HexFormat.of().formatHex(hash(ids.stream().distinct().sorted()), 0, SHOWN_BYTES);
    }

    /** A mark of lines in their order: only whoever has the key can tell whether it is that of others. */
    public String mark(List<String> lines) {
        return HexFormat.of().formatHex(hash(lines.stream()), 0, MARK_BYTES);
    }

    private byte[] hash(Stream<String> lines) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            lines.forEach(line -> mac.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
