package io.retroflex.server.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some records of the log.
 *
 * @param records as the file has them, the oldest first
 * @param head where the log ended when it was read, as {@code NUMBER:HASH}
 * @param older give it as {@code before} to go on towards the log's begin; not there if nothing was left to look at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"records", "head"})
public record LogPage(
        List<ObjectNode> records, String head, @Nullable Long older) {
    /** Below that it is read straight on. */
    private static final long STRETCH = 1 << 14;

    /** Keeps them as they are. */
    public LogPage {
        records = List.copyOf(records);
    }

    /** Finds the first by halving the log: lines are in the order of their numbers. */
    static LogPage read(Path path, Mark end, long from, int size) throws IOException {
        List<ObjectNode> records = new ArrayList<>();
        try (LogParts log = LogParts.open(path)) {
            long at = before(log, end.bytes(), from);
            while (records.size() < size && at < end.bytes()) {
                byte[] bytes = line(log, at);
                Line line = Line.parse(bytes);
                if (line.number() >= from) {
                    records.add(line.json());
                }
                at += bytes.length + 1;
            }
        }
        return new LogPage(records, end.head().toString(), null);
    }

    /** The begin of a line that is not behind the one that is sought, and not far before it. */
    private static long before(LogParts log, long end, long number) throws IOException {
        long low = log.begin();
        long high = end;
        while (high - low > STRETCH) {
            long middle = (low + high) >>> 1;
            long begin = middle + line(log, middle).length + 1;
            if (begin < high && Line.parse(line(log, begin)).number() <= number) {
                low = begin;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static byte[] line(LogParts log, long begin) throws IOException {
        return log.line(begin)
                .orElseThrow(() -> new BrokenLogException(
                        "the access log has a line that does not end; check it: retroflex log verify"));
    }
}
