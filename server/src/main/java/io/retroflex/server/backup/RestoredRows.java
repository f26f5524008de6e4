package io.retroflex.server.backup;

import io.retroflex.server.backup.Contents.TablePart;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rows of a backup, on their way into the tables of a database that has the backup's schema. */
final class RestoredRows {
    private final ArchiveReader archive;
    private final Map<String, TablePart> parts = new HashMap<>();

    RestoredRows(ArchiveReader archive) {
        this.archive = archive;
        archive.contents().tables().forEach(part -> parts.put(part.table(), part));
    }

    /**
     * Puts them there, in place of those that the schema itself brings.
     *
     * @throws BackupException if the backup has other tables than the database, or other rows than it says
     */
    void put(Connection connection) throws IOException, SQLException {
        List<Table> tables = Tables.of(connection);
        requireAll(tables);
        empty(tables, connection);
        for (Table table : tables) {
            fill(table, connection);
        }
        for (Table table : tables) {
            Numbering.goOn(connection, table, part(table).next());
        }
    }

    private void requireAll(List<Table> tables) throws BackupException {
        List<String> names = tables.stream().map(Table::name).toList();
        if (!parts.keySet().equals(Set.copyOf(names))) {
            throw new BackupException("the backup has the tables " + parts.keySet() + ", and the schema "
                    + archive.contents().schema() + " has " + names);
        }
    }

    /** Rows that the schema itself brings are in the backup too, as they were then. */
    private static void empty(List<Table> tables, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table table : tables.reversed()) {
                statement.execute(table.delete());
            }
        }
    }

    private void fill(Table table, Connection connection) throws IOException, SQLException {
        TablePart part = part(table);
        try (InputStream in = archive.open(part.part())) {
            long rows = Rows.read(connection, table, in);
            if (rows != part.rows()) {
                throw new BackupException(
                        "the table " + table.name() + " has " + rows + " rows and not " + part.rows());
            }
        }
    }

    private TablePart part(Table table) {
        return Objects.requireNonNull(parts.get(table.name()));
    }
}
