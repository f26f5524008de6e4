package io.retroflex.server.log;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The log's file while it is written. Not by a {@code FileChannel}: that closes when the thread that writes is interrupted.
 * Not for several threads at once, but for {@link #force}.
 */
final class LogFile implements Closeable {
    private final RandomAccessFile file;
    private Mark end;

    private LogFile(RandomAccessFile file, Mark end) {
        this.file = file;
        this.end = end;
    }

    /**
     * Opens the log, or begins one. The database knows the log up to a mark: what is before it has to be there, and was on the
     * disk for good. Behind it are the lines of the last moments before the service ended or the power failed; those that are
     * not whole or do not follow from each other are moved to a file of their own, and a record says so.
     *
     * @param known the mark
     * @throws IOException if the log does not have what the database knows, or somebody else writes it
     */
    static LogFile open(Path path, Mark known, Instant now) throws IOException {
        boolean missing = !Files.exists(path);
        RandomAccessFile file = openForOwnerAlone(path);
        try {
            requireAlone(file, path);
            if (missing) {
                return begun(new LogFile(file, Mark.START), known, now);
            }
            requireKnown(file, path, known);
            return continued(file, path, known, now);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static RandomAccessFile openForOwnerAlone(Path path) throws IOException {
        if (!Files.exists(path)
                && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return new RandomAccessFile(path.toFile(), "rw");
    }

    /** Held until the file is closed. */
    private static void requireAlone(RandomAccessFile file, Path path) throws IOException {
        try {
            if (file.getChannel().tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another service of this process.
        }
        throw new IOException(path + ": another service writes it; give each a folder of its own");
    }

    private static LogFile begun(LogFile log, Mark known, Instant now) throws IOException {
        if (known.head().number() > 0) {
            log.append(
                    now,
                    new Entry.Event(
                            Entry.Kind.NEW,
                            "the database knows of a log that is not here; its head was " + known.head()));
        }
        return log;
    }

    private static void requireKnown(RandomAccessFile file, Path path, Mark known) throws IOException {
        if (known.head().number() == 0) {
            return;
        }
        boolean there = known.bytes() <= file.length();
        if (there) {
            byte[] last = new byte[(int) Math.min(known.bytes(), Line.LONGEST + 2)];
            file.seek(known.bytes() - last.length);
            file.readFully(last);
            there = last[last.length - 1] == '\n'
                    && Line.hash(lastLine(last)).equals(known.head().hash());
        }
        if (!there) {
            throw new BrokenLogException(
                    path + ": does not have record " + known.head().number()
                            + " as the database knows it (" + known.head()
                            + "): it was changed, or its end was cut off. Find out"
                            + " who did that, and move the file out of the folder to keep it; the service then begins a new log"
                            + " that says so");
        }
    }

    /** The last line of bytes that end with one, without its end. */
    private static byte[] lastLine(byte[] bytes) {
        int end = bytes.length - 1;
        int begin = end;
        while (begin > 0 && bytes[begin - 1] != '\n') {
            begin--;
        }
        return Arrays.copyOfRange(bytes, begin, end);
    }

    private static LogFile continued(RandomAccessFile file, Path path, Mark known, Instant now) throws IOException {
        file.seek(known.bytes());
        // Not to be closed: that would close the file.
        InputStream in = new BufferedInputStream(new FileInputStream(file.getFD()));
        ChainReader reader = new ChainReader(in, path.toString(), known);
        try {
            Optional<Line> line = reader.next();
            while (line.isPresent()) {
                line = reader.next();
            }
        } catch (BrokenLogException e) {
            // From here on it is torn.
        }
        LogFile log = new LogFile(file, reader.end());
        long torn = file.length() - reader.end().bytes();
        if (torn > 0) {
            Path aside = free(path.resolveSibling(
                    path.getFileName() + ".torn-" + (reader.end().head().number() + 1)));
            move(file, reader.end().bytes(), aside);
            log.append(
                    now,
                    new Entry.Event(
                            Entry.Kind.TORN, torn + " bytes that are no records were moved to " + aside.getFileName()));
        }
        return log;
    }

    /** An earlier log may have left one of that name, and a power failure between the two steps of {@link #move} too. */
    private static Path free(Path wanted) {
        Path name = wanted;
        for (int i = 2; Files.exists(name); i++) {
            name = wanted.resolveSibling(wanted.getFileName() + "-" + i);
        }
        return name;
    }

    private static void move(RandomAccessFile file, long from, Path aside) throws IOException {
        try (RandomAccessFile to = openForOwnerAlone(aside)) {
            file.seek(from);
            byte[] buffer = new byte[1 << 16];
            for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
                to.write(buffer, 0, read);
            }
            to.getFD().sync();
        }
        file.setLength(from);
    }

    /**
     * Writes a record.
     *
     * @throws IOException if it cannot; the log then ends where it did before
     */
    void append(Instant at, Entry entry) throws IOException {
        byte[] line = Line.of(end.head(), at, entry);
        byte[] whole = Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        try {
            file.seek(end.bytes());
            file.write(whole);
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
        end = new Mark(new Head(end.head().number() + 1, Line.hash(line)), end.bytes() + whole.length);
    }

    /** A part of the line may have been written. If this fails too, the next line is written over it. */
    private void cutBack(IOException why) {
        try {
            file.setLength(end.bytes());
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
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
