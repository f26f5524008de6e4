package io.retroflex.server.backup;

import io.retroflex.server.backup.Contents.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a backup's archive. It may be damaged, and somebody may have made it to do harm: nothing in it is read further than
 * {@code backup.json} says, and that no further than {@link #LARGEST_LIST}.
 */
final class ArchiveReader implements AutoCloseable {
    /** Bytes of {@code backup.json}: about a million files. */
    private static final int LARGEST_LIST = 1 << 28;

    private final Path path;
    private final ZipFile zip;
    private final Contents contents;

    ArchiveReader(Path path) throws IOException {
        this.path = path;
        if (!Files.isRegularFile(path)) {
            throw new BackupException(path + ": there is no such file");
        }
        try {
            this.zip = new ZipFile(path.toFile());
        } catch (IOException e) {
            throw refusal("it is no backup, or not all of it: " + e.getMessage(), e);
        }
        try {
            this.contents = readContents();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private Contents readContents() throws IOException {
        ZipEntry entry = Optional.ofNullable(zip.getEntry(Contents.NAME))
                .orElseThrow(() -> refusal("it is no backup: it has no " + Contents.NAME, null));
        byte[] json;
        try (InputStream in = zip.getInputStream(entry)) {
            json = in.readNBytes(LARGEST_LIST + 1);
        } catch (IOException e) {
            throw refusal(Contents.NAME + " is damaged: " + e.getMessage(), e);
        }
        // Unlike all other parts it has no sum but that of the archive, which nobody else looks at.
        CRC32 sum = new CRC32();
        sum.update(json);
        if (json.length > LARGEST_LIST || sum.getValue() != entry.getCrc()) {
            throw refusal(Contents.NAME + " is damaged", null);
        }
        try {
            Contents read = JsonMapper.shared().readValue(json, Contents.class);
            if (read.format() == Contents.FORMAT) {
                return read;
            }
            throw refusal("it has the format " + read.format() + ", and this Retroflex reads " + Contents.FORMAT, null);
        } catch (JacksonException e) {
            throw refusal(Contents.NAME + " is not what a backup has: " + e.getOriginalMessage(), e);
        }
    }

    /** What is in it. */
    Contents contents() {
        return contents;
    }

    /**
     * Reads all of it and holds it against its sums.
     *
     * @throws BackupException if anything is damaged, missing or there beside
     */
    void verify() throws IOException {
        Set<String> expected = new HashSet<>(Set.of(Contents.NAME));
        List<Part> parts = contents.parts();
        parts.forEach(part -> expected.add(part.name()));
        Set<String> found = new HashSet<>();
        zip.stream().forEach(entry -> found.add(entry.getName()));
        if (!found.equals(expected) || zip.size() != parts.size() + 1) {
            throw refusal("its parts are not those that " + Contents.NAME + " has", null);
        }
        for (Part part : parts) {
            copy(part, OutputStream.nullOutputStream());
        }
    }

    /**
     * Copies a part.
     *
     * @throws BackupException if it is not what it was when the backup was made
     */
    void copy(Part part, OutputStream to) throws IOException {
        MessageDigest digest = Digests.sha256();
        long left = part.bytes();
        try (InputStream in = open(part)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = read(in, buffer, part); read >= 0; read = read(in, buffer, part)) {
                left -= read;
                if (left < 0) {
                    break;
                }
                digest.update(buffer, 0, read);
                to.write(buffer, 0, read);
            }
        }
        if (left != 0 || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw refusal(part.name() + " is damaged", null);
        }
    }

    /** What cannot be unpacked is damaged; what cannot be written is another matter. */
    private int read(InputStream in, byte[] buffer, Part part) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw refusal(part.name() + " is damaged: " + e.getMessage(), e);
        }
    }

    /** A part as it is unpacked; its sum is not looked at again. */
    InputStream open(Part part) throws IOException {
        ZipEntry entry = Optional.ofNullable(zip.getEntry(part.name()))
                .orElseThrow(() -> refusal(part.name() + " is missing", null));
        return zip.getInputStream(entry);
    }

    private BackupException refusal(String reason, @Nullable Throwable cause) {
        return new BackupException(path + ": " + reason + "; nothing of it was restored", cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
