package io.retroflex.server.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Looks for records from the newest on. */
final class LogSearch {
    /** Nobody waits longer for a page than this many take; the next page goes on from there. */
    private static final int MOST_LOOKED_AT = 50_000;

    private LogSearch() {}

    /**
     * The newest records that a filter lets through.
     *
     * @param before the number that theirs are below
     * @param size how many at most
     */
    static LogPage newest(Path path, Mark end, LogFilter filter, long before, int size) throws IOException {
        return newest(path, end, filter, before, size, MOST_LOOKED_AT);
    }

    static LogPage newest(Path path, Mark end, LogFilter filter, long before, int size, int mostLookedAt)
            throws IOException {
        List<ObjectNode> found = new ArrayList<>();
        Long older = null;
        try (BackwardReader lines =
                BackwardReader.open(path, end.bytes(), line -> line.number() >= before || filter.isPast(line))) {
            int looked = 0;
            long last = before;
            for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                Line line = next.get();
                if (filter.isBeforeAll(line)) {
                    break;
                }
                boolean more = filter.matches(line) && found.size() == size;
                if (more || looked == mostLookedAt) {
                    older = last;
                    break;
                }
                if (filter.matches(line)) {
                    found.add(line.json());
                }
                looked++;
                last = line.number();
            }
        }
        return new LogPage(found.reversed(), end.head().toString(), older);
    }
}
