package io.retroflex.server.backup;

import io.retroflex.server.backup.Table.Column;
import io.retroflex.server.database.Migrations;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of a database, found by asking it. */
final class Tables {
    private static final Set<String> TABLE_TYPES = Set.of("TABLE", "BASE TABLE");

    private final DatabaseMetaData about;
    private final @Nullable String schema;

    private Tables(Connection connection) throws SQLException {
        this.about = connection.getMetaData();
        this.schema = connection.getSchema();
    }

    /**
     * All but Flyway's, each after those that it refers to.
     *
     * @throws BackupException if one has a column of a type that a backup does not know, or they refer to each other in a circle
     */
    static List<Table> of(Connection connection) throws SQLException, IOException {
        Tables tables = new Tables(connection);
        Set<String> names = tables.names();
        names.remove(Migrations.HISTORY);
        List<Table> found = new ArrayList<>();
        for (String name : tables.inOrder(names)) {
            found.add(new Table(name, tables.columns(name), tables.key(name)));
        }
        return found;
    }

    /** The names of all, Flyway's too. */
    static Set<String> names(Connection connection) throws SQLException {
        return new Tables(connection).names();
    }

    private Set<String> names() throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet rows = about.getTables(null, schema, "%", null)) {
            while (rows.next()) {
                if (TABLE_TYPES.contains(rows.getString("TABLE_TYPE"))) {
                    names.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        return names;
    }

    private List<String> inOrder(Set<String> names) throws SQLException, IOException {
        Map<String, Set<String>> open = new TreeMap<>();
        for (String name : names) {
            open.put(name, parents(name));
        }
        List<String> order = new ArrayList<>();
        while (!open.isEmpty()) {
            List<String> free = open.entrySet().stream()
                    .filter(table -> order.containsAll(table.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (free.isEmpty()) {
                throw new BackupException("the tables " + open.keySet() + " refer to each other in a circle");
            }
            order.addAll(free);
            free.forEach(open::remove);
        }
        return order;
    }

    /** Those that it refers to, without itself: its rows are taken in the order of their key, the older first. */
    private Set<String> parents(String name) throws SQLException {
        Set<String> parents = new HashSet<>();
        try (ResultSet rows = about.getImportedKeys(null, schema, name)) {
            while (rows.next()) {
                parents.add(rows.getString("PKTABLE_NAME"));
            }
        }
        parents.remove(name);
        return parents;
    }

    private List<Column> columns(String table) throws SQLException, IOException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = about.getColumns(null, schema, "%", "%")) {
            while (rows.next()) {
                // The database would take an underscore in the name for any character.
                if (rows.getString("TABLE_NAME").equals(table) && !"YES".equals(rows.getString("IS_GENERATEDCOLUMN"))) {
                    columns.add(column(table, rows));
                }
            }
        }
        return columns;
    }

    private static Column column(String table, ResultSet row) throws SQLException, IOException {
        String name = row.getString("COLUMN_NAME");
        String type = row.getString("TYPE_NAME");
        Kind kind = Kind.of(type)
                .orElseThrow(() -> new BackupException(
                        "a backup cannot hold the column " + table + "." + name + ", which is of the type " + type));
        return new Column(name, kind, "YES".equals(row.getString("IS_AUTOINCREMENT")));
    }

    private List<String> key(String table) throws SQLException {
        Map<Short, String> key = new HashMap<>();
        try (ResultSet rows = about.getPrimaryKeys(null, schema, table)) {
            while (rows.next()) {
                key.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return key.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
