package io.retroflex.server.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table, as its database describes it.
 *
 * @param columns those that hold what was put into them, in their order
 * @param key the columns of its primary key; none where it has none
 */
record Table(String name, List<Column> columns, List<String> key) {
    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /**
     * A column.
     *
     * @param numbered whether the database numbers it where no value is given
     */
    record Column(String name, Kind kind, boolean numbered) {}

    String select() {
        String order = key.isEmpty()
                ? ""
                : key.stream().map(Table::quoted).collect(Collectors.joining(", ", " ORDER BY ", ""));
        return "SELECT " + names() + " FROM " + quoted(name) + order;
    }

    String insert() {
        String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO " + quoted(name) + " (" + names() + ") VALUES (" + values + ")";
    }

    String delete() {
        return "DELETE FROM " + quoted(name);
    }

    private String names() {
        return columns.stream().map(column -> quoted(column.name)).collect(Collectors.joining(", "));
    }

    /** A name as SQL has it, whatever is in it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
