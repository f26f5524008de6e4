package io.retroflex.server.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The numbers that a database gives to rows. They go on where they were: were they to begin after the last row, the number
 * of one that was deleted would come again, and what is written about it elsewhere would be about another.
 */
final class Numbering {
    private Numbering() {}

    /** The number that the next row gets; 0 where rows have no numbers. */
    static long next(Connection connection, Table table) throws SQLException {
        Optional<String> column = column(table);
        if (column.isEmpty()) {
            return 0;
        }
        boolean postgresql = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        return postgresql ? postgresql(connection, table, column.get()) : h2(connection, table, column.get());
    }

    private static Optional<String> column(Table table) {
        return table.columns().stream()
                .filter(Table.Column::numbered)
                .map(Table.Column::name)
                .findFirst();
    }

    private static long h2(Connection connection, Table table, String column) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS"
                        + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?")) {
            statement.setString(1, connection.getSchema());
            statement.setString(2, table.name());
            statement.setString(3, column);
            return number(statement.executeQuery());
        }
    }

    private static long postgresql(Connection connection, Table table, String column) throws SQLException {
        String sequence;
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_get_serial_sequence(?, ?)")) {
            statement.setString(1, Table.quoted(table.name()));
            statement.setString(2, column);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                sequence = rows.getString(1);
            }
        }
        // The database gives its name as SQL has it.
        try (Statement statement = connection.createStatement()) {
            return number(statement.executeQuery(
                    "SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM " + sequence));
        }
    }

    private static long number(ResultSet rows) throws SQLException {
        try (rows) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Lets the numbers of a table go on there; H2 commits what went before. */
    static void goOn(Connection connection, Table table, long next) throws SQLException {
        Optional<String> column = column(table);
        if (column.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE " + Table.quoted(table.name()) + " ALTER COLUMN "
                        + Table.quoted(column.get()) + " RESTART WITH " + next);
            }
        }
    }
}
