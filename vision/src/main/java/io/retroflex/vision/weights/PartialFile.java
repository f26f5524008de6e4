package io.retroflex.vision.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that is still being written, as {@code NAME.part} beside its final name. It outlives the process, together
 * with the validator (ETag or date) of the version it was begun from, in {@code NAME.part.version}. It is locked while
 * open, so that two processes never write it both.
 */
final class PartialFile implements Closeable {
    private final Path target;
    private final Path part;
    private final Path version;
    private final FileChannel channel;

    private PartialFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.version = part.resolveSibling(part.getFileName() + ".version");
        this.channel = channel;
    }

    /**
     * Opens what is there of a file, or begins it.
     *
     * @throws IOException if another process is writing it
     */
    static PartialFile open(Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw new IOException(part + " is being written by another fetch; wait for it to end");
        }
        channel.position(channel.size());
        return new PartialFile(target, part, channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by another thread of this process
        }
    }

    Path path() {
        return part;
    }

    long size() throws IOException {
        return channel.size();
    }

    /** The validator of the version that the bytes so far are from; empty if they cannot be continued. */
    Optional<String> version() throws IOException {
        return Files.exists(version) ? Optional.of(Files.readString(version)) : Optional.empty();
    }

    /** Drops all bytes, to begin from another version. */
    void restart(Optional<String> newVersion) throws IOException {
        channel.truncate(0);
        if (newVersion.isPresent()) {
            Files.writeString(version, newVersion.get());
        } else {
            Files.deleteIfExists(version);
        }
    }

    void append(byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Gives the file its final name, in one step. */
    void complete() throws IOException {
        channel.force(true);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(version);
    }

    /** Deletes the file. */
    void discard() throws IOException {
        Files.deleteIfExists(version);
        Files.deleteIfExists(part);
    }

    /** Closes the file; what is there stays for the next time, unless it is nothing. */
    @Override
    public void close() throws IOException {
        boolean empty = channel.size() == 0;
        if (empty) {
            discard();
        }
        channel.close();
    }
}
