package io.retroflex.vision.dataset;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A picture's file and what is known about it; the file is not read yet.
 *
 * @param file where it lies
 * @param name its path below the data folder, with forward slashes: the same on every machine
 * @param columns what the table or the folders say, blanks dropped, by name; always holds {@value #LABEL}
 */
public record LabelledPicture(Path file, String name, Map<String, String> columns) {
    /** The column that holds the label, whatever a table calls it. */
    public static final String LABEL = "label";

    /** @throws IllegalArgumentException if there is no label */
    public LabelledPicture {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        if (!columns.containsKey(LABEL)) {
            throw new IllegalArgumentException(name + " has no label");
        }
    }

    /** What the picture shows. */
    public String label() {
        return columns.get(LABEL);
    }

    /** A column's value, if the picture has one. */
    public Optional<String> column(String column) {
        return Optional.ofNullable(columns.get(column));
    }
}
