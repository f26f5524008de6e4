package io.retroflex.server.log;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files of a log to read from, as one row of bytes. */
final class LogParts implements Closeable {
    private final List<LogPart> parts;

    /** Of those that were read already; the places are those of the parts. */
    private final List<Optional<RandomAccessFile>> opened = new ArrayList<>();

    private final List<Long> ends = new ArrayList<>();

    private LogParts(List<LogPart> parts) throws IOException {
        this.parts = parts;
        for (LogPart part : parts) {
            if (!ends.isEmpty() && ends.getLast() != part.begin()) {
                throw new BrokenLogException(
                        part.file() + ": begins " + part.begin() + " bytes behind the log's begin, and "
                                + "the file before it ends at " + ends.getLast()
                                + ": one of them was changed, or one between them is missing");
            }
            ends.add(part.begin() + Files.size(part.file()));
            opened.add(Optional.empty());
        }
    }

    /**
     * Opens a log.
     *
     * @param first the file that it began with, there or not
     * @throws BrokenLogException if a file between others is missing, or has another length than it had
     * @throws IOException if there is no file of it
     */
    static LogParts open(Path first) throws IOException {
        List<LogPart> parts = LogPart.of(first);
        if (parts.isEmpty()) {
            throw new IOException(first + ": there is no such log; give the folder that the service has as --data");
        }
        return new LogParts(parts);
    }

    /** The place at which the oldest file begins: 0 unless some were moved away. */
    long begin() {
        return parts.getFirst().begin();
    }

    /**
     * The place before its oldest record, as that record tells.
     *
     * @throws BrokenLogException if that is none
     */
    Mark start() throws IOException {
        Optional<byte[]> oldest = begin() == 0 ? Optional.empty() : line(begin());
        if (oldest.isEmpty()) {
            return new Mark(Head.START, begin());
        }
        try {
            Line line = Line.parse(oldest.get());
            return new Mark(new Head(line.number() - 1, line.previous()), begin());
        } catch (IOException e) {
            throw new BrokenLogException(
                    parts.getFirst().file() + ": its first line " + e.getMessage() + ": it was changed");
        }
    }

    /** From a place up to the end of the line, if that is there. */
    Optional<byte[]> line(long begin) throws IOException {
        byte[] bytes = read(begin, Math.min(begin + Line.LONGEST + 1, end()));
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return Optional.of(Arrays.copyOf(bytes, i));
            }
        }
        return Optional.empty();
    }

    /** The place at which the newest file ends. */
    long end() {
        return ends.getLast();
    }

    /** The bytes between two places. */
    byte[] read(long from, long to) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(to - from)];
        int read = 0;
        while (read < bytes.length) {
            read += read(from + read, bytes, read);
        }
        return bytes;
    }

    /** Up to the end of one file. */
    private int read(long at, byte[] bytes, int offset) throws IOException {
        int part = parts.size() - 1;
        while (part > 0 && parts.get(part).begin() > at) {
            part--;
        }
        RandomAccessFile file = file(part);
        file.seek(at - parts.get(part).begin());
        int length = bytes.length - offset;
        if (part < parts.size() - 1) {
            length = (int) Math.min(length, ends.get(part) - at);
        }
        int read = file.read(bytes, offset, length);
        if (read < 0) {
            throw new EOFException(parts.get(part).file() + ": ends at " + at + ", where a record is due");
        }
        return read;
    }

    private RandomAccessFile file(int part) throws IOException {
        if (opened.get(part).isEmpty()) {
            opened.set(
                    part,
                    Optional.of(new RandomAccessFile(parts.get(part).file().toFile(), "r")));
        }
        return opened.get(part).orElseThrow();
    }

    /** All from a place on, to be read before this is closed. */
    InputStream from(long place) {
        return new BufferedInputStream(new Bytes(place), 1 << 16);
    }

    private final class Bytes extends InputStream {
        private long at;

        Bytes(long at) {
            this.at = at;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long left = end() - at;
            if (left <= 0) {
                return -1;
            }
            byte[] some = LogParts.this.read(at, at + Math.min(left, length));
            System.arraycopy(some, 0, bytes, offset, some.length);
            at += some.length;
            return some.length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }

    @Override
    public void close() throws IOException {
        for (Optional<RandomAccessFile> file : opened) {
            if (file.isPresent()) {
                file.get().close();
            }
        }
    }
}
