package io.retroflex.server.backup;

import io.retroflex.server.backup.Contents.Part;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup's archive, part by part; what is in it comes last, when all sums are known. */
final class ArchiveWriter implements AutoCloseable {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final FileChannel file;
    private final ZipOutputStream zip;

    ArchiveWriter(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.WRITE);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
        // Most of it is pictures, which nothing makes smaller.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes the content of a part. */
    interface Content {
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    /** Adds a part; gives its size and sum. */
    Part put(String name, Content content) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(name));
        Summed summed = new Summed(zip);
        content.writeTo(summed);
        zip.closeEntry();
        return new Part(name, summed.bytes, HexFormat.of().formatHex(summed.digest.digest()));
    }

    /** Writes what is in it, and sees to it that all of it is on the disk. */
    void finish(Contents contents) throws IOException {
        zip.putNextEntry(new ZipEntry(Contents.NAME));
        zip.write(JSON.writeValueAsBytes(contents));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        file.force(true);
    }

    /** Counts and sums up what goes through it. */
    private static final class Summed extends FilterOutputStream {
        private final MessageDigest digest = Digests.sha256();
        private long bytes;

        Summed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            digest.update((byte) one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            digest.update(some, offset, length);
            bytes += length;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
