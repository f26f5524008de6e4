package io.retroflex.server.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log's newest file while it is written; {@link LogOpening} opens it. Not by a {@code FileChannel}: that closes when the
 * thread that writes is interrupted. Not for several threads at once, but for {@link #force}.
 */
final class LogFile implements Closeable {
    private final Path first;

    /** A file that has so many bytes gets no more. */
    private final long full;

    private final ReentrantLock changing = new ReentrantLock();
    private RandomAccessFile file;
    private long begin;
    private Mark end;

    /**
     * Goes on with a file.
     *
     * @param first the file that the log began with
     * @param begin the place in the log at which the file begins
     * @param end the place at which it ends
     */
    LogFile(Path first, long full, RandomAccessFile file, long begin, Mark end) {
        this.first = first;
        this.full = full;
        this.file = file;
        this.begin = begin;
        this.end = end;
    }

    /** Opens a file to write, and makes it if it is not there. */
    static RandomAccessFile openForOwnerAlone(Path path) throws IOException {
        if (!Files.exists(path)
                && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return new RandomAccessFile(path.toFile(), "rw");
    }

    /** Held until the file is closed. */
    static void requireAlone(RandomAccessFile file, Path path) throws IOException {
        try {
            if (file.getChannel().tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another service of this process.
        }
        throw new IOException(path + ": another service writes it; give each a folder of its own");
    }

    /**
     * Writes a record.
     *
     * @throws IOException if it cannot; the log then ends where it did before
     */
    void append(Instant at, Entry entry) throws IOException {
        if (end.bytes() - begin >= full) {
            beginNext();
        }
        byte[] line = Line.of(end.head(), at, entry);
        byte[] whole = Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        try {
            file.seek(end.bytes() - begin);
            file.write(whole);
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
        end = new Mark(new Head(end.head().number() + 1, Line.hash(line)), end.bytes() + whole.length);
    }

    /** All of a file is on the disk before there is another. */
    private void beginNext() throws IOException {
        force();
        Path path = LogPart.later(first, end.bytes());
        RandomAccessFile next = openForOwnerAlone(path);
        try {
            requireAlone(next, path);
            try (FileChannel names = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            next.close();
            throw e;
        }
        RandomAccessFile before = file;
        changing.lock();
        try {
            file = next;
            begin = end.bytes();
        } finally {
            changing.unlock();
        }
        before.close();
    }

    /** A part of the line may have been written. If this fails too, the next line is written over it. */
    private void cutBack(IOException why) {
        try {
            file.setLength(end.bytes() - begin);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Where it ends. */
    Mark end() {
        return end;
    }

    /** Returns when all that was written is on the disk. */
    void force() throws IOException {
        changing.lock();
        try {
            file.getFD().sync();
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
