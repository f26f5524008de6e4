package io.retroflex.gallery;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a picture beside its embedding: columns and their values. The names below mean the same everywhere;
 * any further column of a table is kept under its own name.
 *
 * @param columns by name, sorted; a column without a value is not there
 */
public record Facts(SortedMap<String, String> columns) {
    /** What the picture shows. */
    public static final String LABEL = "label";
    /** Which part of a data set it belongs to: train, val, test. */
    public static final String SPLIT = "split";
    /** Pictures of one group look alike or come from one video; they never stand on both sides of a comparison. */
    public static final String GROUP = "group";
    /** The examination it was taken in. */
    public static final String PROCEDURE = "procedure";
    /** A pseudonym of the patient, never a name. */
    public static final String PATIENT = "patient";
    /** Where it comes from: a data set or a unit. */
    public static final String SOURCE = "source";
    /** Its file, as its data set names it. */
    public static final String FILE = "file";

    /**
     * Keeps the columns that have a value.
     *
     * @throws IllegalArgumentException if a column or its value is not valid Unicode, for it could not be stored
     */
    public Facts {
        TreeMap<String, String> kept = new TreeMap<>(columns);
        kept.values().removeIf(String::isBlank);
        kept.forEach((column, value) -> {
            requireUnicode("the name of a column", column);
            requireUnicode("the value of column '" + column + "'", value);
        });
        columns = Collections.unmodifiableSortedMap(kept);
    }

    /** Facts from any map. */
    public static Facts of(Map<String, String> columns) {
        return new Facts(new TreeMap<>(columns));
    }

    /** The value of a column, if it has one. */
    public Optional<String> get(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    /** The label, or an empty string for a picture without one. */
    public String label() {
        return columns.getOrDefault(LABEL, "");
    }

    /** The same facts with one column set; a blank value removes it. */
    public Facts with(String column, String value) {
        TreeMap<String, String> changed = new TreeMap<>(columns);
        changed.put(column, value);
        return new Facts(changed);
    }

    static void requireUnicode(String what, String text) {
        // Iterating code points leaves only surrogates that are not in a pair.
        if (text.codePoints().anyMatch(point -> point <= Character.MAX_VALUE && Character.isSurrogate((char) point))) {
            throw new IllegalArgumentException(what + " is not valid Unicode: it has half a surrogate pair");
        }
    }
}
