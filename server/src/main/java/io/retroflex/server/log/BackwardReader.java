package io.retroflex.server.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a log from a place on towards its begin, a block at a time: the newest records of a long one are there at once. */
final class BackwardReader implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final LogParts log;

    /** Where the block begins in the log. */
    private long begin;

    private byte[] block = {};

    /** How much of the block is not handed out yet. */
    private int left;

    private BackwardReader(LogParts log) {
        this.log = log;
    }

    /**
     * Before the first line that is behind.
     *
     * @param end of the last line, in bytes from the log's begin
     * @param behind says so of all lines after one of which it says so
     * @throws IOException if the file cannot be read, or is no log any more
     */
    static BackwardReader open(Path path, long end, Predicate<Line> behind) throws IOException {
        LogParts log = LogParts.open(path);
        try {
            BackwardReader reader = new BackwardReader(log);
            reader.begin = reader.firstBehind(end, behind);
            return reader;
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    /** Found by halving the log: where the first line begins that is behind, or the end. */
    private long firstBehind(long end, Predicate<Line> behind) throws IOException {
        long low = log.begin();
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long from = Math.max(low, middle - Line.LONGEST);
            byte[] around = log.read(from, Math.min(end, middle + Line.LONGEST + 1));
            int before = last(around, (int) (middle - from));
            int after = (int) (middle - from);
            while (after < around.length && around[after] != '\n') {
                after++;
            }
            if (after == around.length || (before < 0 && from > low)) {
                throw broken();
            }
            if (behind.test(Line.parse(Arrays.copyOfRange(around, before + 1, after)))) {
                high = from + before + 1;
            } else {
                low = from + after + 1;
            }
        }
        return low;
    }

    /** The line before the one that was handed out last, if there is one. */
    Optional<Line> next() throws IOException {
        if (left == 0 && begin == log.begin()) {
            return Optional.empty();
        }
        int before = last(block, left - 1);
        while (before < 0 && begin > log.begin()) {
            if (left > Line.LONGEST + 1) {
                throw broken();
            }
            readMore();
            before = last(block, left - 1);
        }
        Line line = Line.parse(Arrays.copyOfRange(block, before + 1, left - 1));
        left = before + 1;
        return Optional.of(line);
    }

    private void readMore() throws IOException {
        long from = Math.max(log.begin(), begin - BLOCK);
        byte[] more = log.read(from, begin);
        byte[] joined = Arrays.copyOf(more, more.length + left);
        System.arraycopy(block, 0, joined, more.length, left);
        block = joined;
        left = joined.length;
        begin = from;
    }

    /** The last end of a line before a place, or -1. */
    private static int last(byte[] bytes, int before) {
        int i = before - 1;
        while (i >= 0 && bytes[i] != '\n') {
            i--;
        }
        return i;
    }

    private static BrokenLogException broken() {
        return new BrokenLogException("the access log has a line that does not end; check it: retroflex log verify");
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
