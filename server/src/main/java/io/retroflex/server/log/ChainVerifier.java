package io.retroflex.server.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Checks a log by its files alone, whether the service runs or not. */
public final class ChainVerifier {
    /** The log of a service, in its folder. */
    public static final String FILE = "access.log.jsonl";

    private ChainVerifier() {}

    /**
     * What a good log has.
     *
     * @param head its last record; number 0 where it has none
     * @param first when its first record was made
     * @param last when its last record was made
     * @param unfinished how many bytes follow the last whole line
     * @param movedAway how many records are before those that are here
     */
    public record Verified(
            Head head, Optional<Instant> first, Optional<Instant> last, long unfinished, long movedAway) {}

    /**
     * Checks that no line was changed, removed, put in or swapped.
     *
     * @param file that the log began with; those that came after it are read too, and it may have been moved away
     * @param expected a head that this log had at some time: without it nobody can see that its end was cut off, or that all of
     *     it was written anew
     * @throws BrokenLogException at the first line that breaks a rule, or if the expected one is not there
     * @throws IOException if it cannot be read
     */
    public static Verified verify(Path file, Optional<Head> expected) throws IOException {
        try (LogParts log = LogParts.open(file)) {
            Mark start = log.start();
            requireNotMoved(expected, start.head(), file);
            ChainReader reader = new ChainReader(log.from(start.bytes()), file.toString(), start);
            Optional<Instant> first = Optional.empty();
            Optional<Instant> last = Optional.empty();
            for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
                last = line.map(Line::at);
                first = first.isPresent() ? first : last;
                requireSame(expected, reader.end().head(), file);
            }
            requireReached(expected, reader.end().head(), file);
            return new Verified(
                    reader.end().head(),
                    first,
                    last,
                    reader.unfinished(),
                    start.head().number());
        }
    }

    private static void requireNotMoved(Optional<Head> expected, Head start, Path file) throws IOException {
        if (expected.isPresent() && expected.get().number() < start.number()) {
            throw new IOException(file + ": begins with line " + (start.number() + 1) + ", and line "
                    + expected.get().number()
                    + " is expected: put back the files that were moved away, or give a later head");
        }
        requireSame(expected, start, file);
    }

    private static void requireSame(Optional<Head> expected, Head now, Path file) throws BrokenLogException {
        if (expected.isPresent()
                && expected.get().number() == now.number()
                && !expected.get().equals(now)) {
            throw new BrokenLogException(file + ": line " + now.number() + " has the SHA-256 " + now.hash() + ", and "
                    + expected.get().hash() + " is expected: it or lines before it were written anew");
        }
    }

    private static void requireReached(Optional<Head> expected, Head end, Path file) throws BrokenLogException {
        if (expected.isPresent() && expected.get().number() > end.number()) {
            throw new BrokenLogException(file + ": ends with line " + end.number() + ", and line "
                    + expected.get().number() + " is expected: its end was cut off");
        }
    }
}
