package io.retroflex.vision.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A table that a user wrote: UTF-8, a header, and commas, semicolons or tabs, whichever the header has most of.
 *
 * @param file it was read from
 * @param columns by their names, in their order
 * @param rows in their order
 */
public record Table(Path file, List<String> columns, List<Row> rows) {
    private static final int BYTE_ORDER_MARK = 0xfeff;

    /**
     * A row.
     *
     * @param where it stands, for errors
     * @param values by column, without those that are blank
     * @param problem why it has no values, if it has not as many as there are columns
     */
    public record Row(String where, Map<String, String> values, Optional<Problem> problem) {
        /** Copies the map. */
        public Row {
            values = Map.copyOf(values);
        }
    }

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table.
     *
     * @throws DatasetException if there is none at the path, or it is none
     */
    public static Table read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file + ": there is no such table; check its path");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file, reader);
        } catch (MalformedInputException e) {
            throw new DatasetException(file + ": it is not UTF-8 text; save it as UTF-8", e);
        } catch (UncheckedIOException e) {
            throw invalid(file, e.getCause());
        } catch (IllegalArgumentException e) { // how commons-csv reports a doubled column
            throw invalid(file, e);
        }
    }

    private static Table read(Path file, BufferedReader reader) throws IOException {
        skipByteOrderMark(reader);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(reader))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreSurroundingSpaces(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            for (CSVRecord row : parser) {
                // A quoted value may span lines: the parser stands at the last line of the row.
                String where = file.getFileName() + " line " + parser.getCurrentLineNumber();
                rows.add(row.isConsistent() ? new Row(where, values(row), Optional.empty()) : ragged(where, row));
            }
            return new Table(file, parser.getHeaderNames(), rows);
        }
    }

    /**
     * Makes sure that there is a column.
     *
     * @throws DatasetException if there is not
     */
    public void requireColumn(String column) throws DatasetException {
        if (!columns.contains(column)) {
            throw new DatasetException(file + ": there is no column '" + column + "'; it has: "
                    + String.join(", ", columns) + "; name the right one");
        }
    }

    private static Row ragged(String where, CSVRecord row) {
        String reason = "the row has " + row.size() + " values, unlike the header; correct it";
        return new Row(where, Map.of(), Optional.of(new Problem(where, reason)));
    }

    private static Map<String, String> values(CSVRecord row) {
        Map<String, String> values = new HashMap<>();
        row.toMap().forEach((column, value) -> {
            if (!column.isBlank() && !value.isBlank()) {
                values.put(column, value);
            }
        });
        return values;
    }

    private static DatasetException invalid(Path file, Exception cause) {
        return new DatasetException(file + ": it is no valid table (" + cause.getMessage() + ")", cause);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private static String delimiter(BufferedReader reader) throws IOException {
        int limit = 1 << 16;
        reader.mark(limit);
        int[] counts = new int[128];
        for (int i = 0, c = reader.read(); i < limit - 1 && c != -1 && c != '\n' && c != '\r'; i++, c = reader.read()) {
            if (c < counts.length) {
                counts[c]++;
            }
        }
        reader.reset();
        if (counts[';'] > counts[',']) {
            return counts['\t'] > counts[';'] ? "\t" : ";";
        }
        return counts['\t'] > counts[','] ? "\t" : ",";
    }
}
