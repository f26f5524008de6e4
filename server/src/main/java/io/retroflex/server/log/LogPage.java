package io.retroflex.server.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Finds the first by halving the file: lines are in the order of their numbers. */
    static LogPage read(Path path, Mark end, long from, int size) throws IOException {
        List<ObjectNode> records = new ArrayList<>();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(before(file, end.bytes(), from));
            while (records.size() < size && file.getFilePointer() < end.bytes()) {
                Line line = Line.parse(readLine(file));
                if (line.number() >= from) {
                    records.add(line.json());
                }
            }
        }
        return new LogPage(records, end.head().toString(), null);
    }

    /** The begin of a line that is not behind the one that is sought, and not far before it. */
    private static long before(RandomAccessFile file, long end, long number) throws IOException {
        long low = 0;
        long high = end;
        while (high - low > STRETCH) {
            long middle = (low + high) >>> 1;
            file.seek(middle);
            readLine(file);
            long begin = file.getFilePointer();
            if (begin < high && Line.parse(readLine(file)).number() <= number) {
                low = begin;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Up to the end of the line, or of the file. */
    private static byte[] readLine(RandomAccessFile file) throws IOException {
        long begin = file.getFilePointer();
        byte[] buffer = new byte[(int) Math.min(Line.LONGEST + 1, file.length() - begin)];
        file.readFully(buffer);
        for (int i = 0; i < buffer.length; i++) {
            if (buffer[i] == '\n') {
                file.seek(begin + i + 1);
                return Arrays.copyOf(buffer, i);
            }
        }
        throw new BrokenLogException("the access log has a line that does not end; check it: retroflex log verify");
    }
}
