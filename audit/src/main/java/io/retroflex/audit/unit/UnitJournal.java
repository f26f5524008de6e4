package io.retroflex.audit.unit;

import io.retroflex.audit.procedure.ProcedureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audits of a unit, a line of JSON each, written when they are made: what ends in the middle goes on where it stood. The
 * first line says by what they were made. A line that was not wholly written is cut off. One thread adds; any may ask.
 */
public final class UnitJournal implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final FileChannel channel;
    private final Map<String, UnitRow> rows = new ConcurrentHashMap<>();

    private UnitJournal(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a journal for this process alone; begins it if there is none.
     *
     * @throws ProcedureException if it is no journal, its audits were made by something else, or another process has it open
     */
    public static UnitJournal open(Path file, UnitSetup setup) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        UnitJournal journal = new UnitJournal(channel);
        try {
            journal.lock(file);
            journal.begin(file, setup);
            return journal;
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private void lock(Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it: said below, as of another process.
        }
        throw new ProcedureException(file + ": another audit is writing it; wait for its end, or name another --out");
    }

    private void begin(Path file, UnitSetup setup) throws IOException {
        List<String> lines = wholeLines();
        if (lines.isEmpty()) {
            append(MAPPER.valueToTree(setup));
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            try {
                JsonNode line = MAPPER.readTree(lines.get(i));
                if (i == 0) {
                    requireSame(file, MAPPER.treeToValue(line, UnitSetup.class), setup);
                } else {
                    UnitRow row = UnitRowJson.of(line);
                    rows.put(row.stamp(), row);
                }
            } catch (JacksonException | IllegalArgumentException e) {
                throw new ProcedureException(
                        file + ": line " + (i + 1) + " is no audit; name another --out, or move the file away");
            }
        }
    }

    private static void requireSame(Path file, UnitSetup then, UnitSetup now) throws ProcedureException {
        List<String> differences = then.differences(now);
        if (!differences.isEmpty()) {
            throw new ProcedureException(
                    file + ": its audits were made with another " + String.join(" and ", differences)
                            + "; name another --out, or move the file away to audit all anew");
        }
    }

    /** Cuts off what comes after the last of them. */
    private List<String> wholeLines() throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        channel.truncate(start);
        channel.position(start);
        return lines;
    }

    /** The audit of files that have this stamp, if there is one. */
    public Optional<UnitRow> row(String stamp) {
        return Optional.ofNullable(rows.get(stamp));
    }

    /** How many there are. */
    public int size() {
        return rows.size();
    }

    /** Adds an audit unless there is one of these files; it is on the disk when this returns. */
    public void add(UnitRow row) throws IOException {
        if (rows.putIfAbsent(row.stamp(), row) == null) {
            append(UnitRowJson.of(row));
        }
    }

    private void append(JsonNode line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
