package io.retroflex.server.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Opens a log to go on with, or begins one. The database knows the log up to a mark: what is before it has to be there, and was
 * on the disk for good. Behind it are the lines of the last moments before the service ended or the power failed; those that are
 * not whole or do not follow from each other are moved to a file of their own, and a record says so.
 */
final class LogOpening {
    /** Some two hundred thousand records. */
    private static final long FULL = 64L << 20;

    private final Path first;
    private final Mark known;
    private final Instant now;

    private LogOpening(Path first, Mark known, Instant now) {
        this.first = first;
        this.known = known;
        this.now = now;
    }

    /**
     * Opens it.
     *
     * @param first the file that the log began with, or is to begin with
     * @param known the mark
     * @throws IOException if the log does not have what the database knows, or somebody else writes it
     */
    static LogFile open(Path first, Mark known, Instant now) throws IOException {
        return open(first, known, now, FULL);
    }

    /**
     * The same.
     *
     * @param full a file that has so many bytes gets no more
     */
    static LogFile open(Path first, Mark known, Instant now, long full) throws IOException {
        return new LogOpening(first, known, now).open(full);
    }

    private LogFile open(long full) throws IOException {
        List<LogPart> parts = LogPart.of(first);
        LogPart newest = parts.isEmpty() ? new LogPart(first, 0) : parts.getLast();
        RandomAccessFile file = LogFile.openForOwnerAlone(newest.file());
        try {
            LogFile.requireAlone(file, newest.file());
            if (parts.isEmpty()) {
                return begun(new LogFile(first, full, file, 0, Mark.START));
            }
            try (LogParts log = LogParts.open(first)) {
                requireKnown(log);
                Mark end = end(log, newest.begin());
                LogFile opened = new LogFile(first, full, file, newest.begin(), end);
                if (end.bytes() < log.end()) {
                    moveTorn(file, end.bytes() - newest.begin(), opened);
                }
                return opened;
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private LogFile begun(LogFile log) throws IOException {
        if (known.head().number() > 0) {
            log.append(
                    now,
                    new Entry.Event(
                            Entry.Kind.NEW,
                            "the database knows of a log that is not here; its head was " + known.head()));
        }
        return log;
    }

    private void requireKnown(LogParts log) throws IOException {
        if (known.head().number() == 0) {
            return;
        }
        if (known.bytes() < log.begin()) {
            throw new BrokenLogException(first + ": record " + known.head().number()
                    + ", the last that the database knows, is in a file that was moved away; put that file back");
        }
        // Where the oldest file begins, its first line tells by the line that it follows.
        boolean there = known.bytes() <= log.end();
        if (there && known.bytes() > log.begin()) {
            byte[] last = log.read(Math.max(log.begin(), known.bytes() - Line.LONGEST - 2), known.bytes());
            there = last[last.length - 1] == '\n'
                    && Line.hash(lastLine(last)).equals(known.head().hash());
        }
        if (!there) {
            throw new BrokenLogException(
                    first + ": does not have record " + known.head().number()
                            + " as the database knows it (" + known.head()
                            + "): it was changed, or its end was cut off. Find out"
                            + " who did that, and move all its files out of the folder to keep them; the service then begins a"
                            + " new log that says so");
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

    /** The end of the last good line; all before the newest file is good, for it was on the disk before that began. */
    private Mark end(LogParts log, long newest) throws IOException {
        Mark from = known.head().number() == 0 ? log.start() : known;
        ChainReader reader = new ChainReader(log.from(from.bytes()), first.toString(), from);
        try {
            Optional<Line> line = reader.next();
            while (line.isPresent()) {
                line = reader.next();
            }
        } catch (BrokenLogException e) {
            if (reader.end().bytes() < newest) {
                throw e;
            }
            // From here on it is torn.
        }
        return reader.end();
    }

    /** @param good how many bytes of the file are records */
    private void moveTorn(RandomAccessFile file, long good, LogFile log) throws IOException {
        long torn = file.length() - good;
        Path aside = free(first.resolveSibling(
                first.getFileName() + ".torn-" + (log.end().head().number() + 1)));
        move(file, good, aside);
        log.append(
                now,
                new Entry.Event(
                        Entry.Kind.TORN, torn + " bytes that are no records were moved to " + aside.getFileName()));
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
        try (RandomAccessFile to = LogFile.openForOwnerAlone(aside)) {
            file.seek(from);
            byte[] buffer = new byte[1 << 16];
            for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
                to.write(buffer, 0, read);
            }
            to.getFD().sync();
        }
        file.setLength(from);
    }
}
