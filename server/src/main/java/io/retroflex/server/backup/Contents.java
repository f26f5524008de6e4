package io.retroflex.server.backup;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@code backup.json} says: all other parts of the archive, with their sums.
 *
 * @param format of the archive
 * @param created when it was made
 * @param schema the version of the database's schema
 * @param tables each after those that it refers to
 * @param files of the data folder
 */
record Contents(int format, Instant created, String schema, List<TablePart> tables, List<Part> files) {
    static final int FORMAT = 1;
    static final String NAME = "backup.json";
    static final String TABLES = "tables/";
    static final String FILES = "files/";

    Contents {
        Objects.requireNonNull(created);
        Objects.requireNonNull(schema);
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /**
     * A part of the archive.
     *
     * @param name in the archive
     * @param bytes of it, unpacked
     * @param sha256 of it, unpacked, in hexadecimal digits
     */
    record Part(String name, long bytes, String sha256) {
        Part {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
            if (bytes < 0) {
                throw new IllegalArgumentException(name + " has less than no bytes");
            }
        }
    }

    /**
     * The rows of a table.
     *
     * @param next the number that the next row gets; 0 where rows have no numbers
     */
    record TablePart(String table, long rows, long next, Part part) {
        TablePart {
            Objects.requireNonNull(table);
            Objects.requireNonNull(part);
        }
    }

    /** All parts. */
    List<Part> parts() {
        return Stream.concat(tables.stream().map(TablePart::part), files.stream())
                .toList();
    }

    /**
     * Of all parts together.
     *
     * @throws ArithmeticException if there are more than a long holds
     */
    long bytes() {
        return parts().stream().mapToLong(Part::bytes).reduce(0, Math::addExact);
    }

    BackupSummary summary() {
        TreeMap<String, Long> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(table.table(), table.rows()));
        return new BackupSummary(created, schema, rows, files.size(), bytes());
    }
}
