package io.retroflex.training.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures of a run as a CSV file with a header, one line an epoch, for any spreadsheet. It grows while the run goes
 * on, each line on disk before the next epoch begins, and outlives a kill at any moment.
 */
public final class Curves {
    private Curves() {}

    /**
     * Adds an epoch, in a new file if there is none. A run that was resumed repeats epochs: the lines of this epoch and
     * of later ones are dropped first.
     *
     * @throws IOException if the file cannot be written, or is not such a table
     */
    public static void append(Path csv, EpochFigures figures) throws IOException {
        String text = Files.exists(csv) ? Files.readString(csv) : "";
        List<EpochFigures> earlier = CurveTable.parse(csv, text).stream()
                .filter(row -> row.epoch() < figures.epoch())
                .toList();
        String kept = CurveTable.HEADER + earlier.stream().map(CurveTable::line).collect(Collectors.joining());
        if (kept.equals(text)) {
            write(csv, CurveTable.line(figures), StandardOpenOption.APPEND);
            return;
        }
        // Beside the file and moved over it, so that a kill leaves the one or the other.
        Path unfinished = csv.resolveSibling(csv.getFileName() + ".part");
        write(
                unfinished,
                kept + CurveTable.line(figures),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        Files.move(unfinished, csv, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The epochs of a file, in order. A last line without its end, as a kill leaves it, is not read.
     *
     * @throws IOException if the file cannot be read, or is not such a table
     */
    public static List<EpochFigures> read(Path csv) throws IOException {
        return CurveTable.parse(csv, Files.readString(csv));
    }

    private static void write(Path file, String text, StandardOpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
