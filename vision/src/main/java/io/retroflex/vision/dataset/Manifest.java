package io.retroflex.vision.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A table of labelled pictures: UTF-8, a header, and commas, semicolons or tabs, whichever the header has most of. */
final class Manifest {
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final Path root;
    private final Path manifest;
    private final DatasetOptions options;
    private final List<LabelledPicture> pictures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private Manifest(Path root, Path manifest, DatasetOptions options) {
        this.root = root;
        this.manifest = manifest;
        this.options = options;
    }

    static Dataset read(Path root, Path manifest, DatasetOptions options) throws IOException {
        if (!Files.isRegularFile(manifest)) {
            throw new DatasetException(manifest + ": there is no such table; check its path");
        }
        Manifest table = new Manifest(root, manifest, options);
        try (BufferedReader reader = Files.newBufferedReader(manifest, StandardCharsets.UTF_8)) {
            table.readRows(reader);
        } catch (MalformedInputException e) {
            throw new DatasetException(manifest + ": it is not UTF-8 text; save it as UTF-8", e);
        } catch (UncheckedIOException e) {
            throw new DatasetException(
                    manifest + ": it is no valid table (" + e.getCause().getMessage() + ")", e);
        }
        return new Dataset(root, table.pictures, table.problems);
    }

    private void readRows(BufferedReader reader) throws IOException {
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
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            requireColumn(parser, options.fileColumn());
            requireColumn(parser, options.labelColumn());
            for (CSVRecord row : parser) {
                // A quoted value may span lines: the parser stands at the last line of the row.
                readRow(row, manifest.getFileName() + " line " + parser.getCurrentLineNumber());
            }
        } catch (IllegalArgumentException e) { // how commons-csv reports a doubled column
            throw new DatasetException(manifest + ": it is no valid table (" + e.getMessage() + ")", e);
        }
    }

    private void requireColumn(CSVParser parser, String column) throws DatasetException {
        if (!parser.getHeaderMap().containsKey(column)) {
            throw new DatasetException(manifest + ": there is no column '" + column + "'; it has: "
                    + String.join(", ", parser.getHeaderNames()) + "; name the right one");
        }
    }

    private void readRow(CSVRecord row, String where) {
        if (!row.isConsistent()) {
            problems.add(new Problem(where, "the row has " + row.size() + " values, unlike the header; correct it"));
            return;
        }
        Map<String, String> columns = new HashMap<>();
        row.toMap().forEach((column, value) -> {
            if (!column.isBlank() && !value.isBlank()) {
                columns.put(column, value);
            }
        });
        String path = columns.remove(options.fileColumn());
        String label = columns.remove(options.labelColumn());
        if (path == null || label == null) {
            String missing = path == null ? options.fileColumn() : options.labelColumn();
            problems.add(new Problem(where, "the column '" + missing + "' is blank; fill it in"));
            return;
        }
        columns.put(LabelledPicture.LABEL, label);
        resolve(path, where).ifPresent(file -> {
            if (seen.add(file)) {
                pictures.add(new LabelledPicture(file, PictureFiles.name(root.normalize(), file), columns));
            } else {
                problems.add(new Problem(where, "the file '" + path + "' is already in an earlier row; remove one"));
            }
        });
    }

    /** The row's file, if it exists and lies below the data folder. */
    private Optional<Path> resolve(String path, String where) {
        Path folder = root.normalize();
        Path file;
        try {
            file = folder.resolve(path.replace('\\', '/')).normalize();
        } catch (InvalidPathException e) {
            problems.add(new Problem(where, "'" + path + "' is no path; correct it"));
            return Optional.empty();
        }
        if (Path.of(path.replace('\\', '/')).isAbsolute() || !file.startsWith(folder) || file.equals(folder)) {
            problems.add(
                    new Problem(where, "the file '" + path + "' lies outside the data folder; give a path below it"));
            return Optional.empty();
        }
        Optional<Path> found = PictureFiles.find(file);
        if (found.isEmpty()) {
            problems.add(new Problem(where, "there is no file '" + path + "' in " + root + "; correct the path"));
        }
        return found;
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
