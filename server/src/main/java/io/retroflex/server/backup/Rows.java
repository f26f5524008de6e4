package io.retroflex.server.backup;

import io.retroflex.server.backup.Table.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a table as JSON, an object a line. */
final class Rows {
    /** So many are in memory at once. */
    private static final int AT_ONCE = 500;

    /** The stream that rows go into belongs to the archive. */
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Rows() {}

    /** Writes all rows; gives how many there are. */
    static long write(Connection connection, Table table, OutputStream out) throws SQLException {
        long count = 0;
        try (PreparedStatement statement = connection.prepareStatement(table.select());
                JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    write(rows, table.columns(), json);
                    count++;
                }
            }
        }
        return count;
    }

    private static void write(ResultSet row, List<Column> columns, JsonGenerator json) throws SQLException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writePOJOProperty(columns.get(i).name(), columns.get(i).kind().read(row, i + 1));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /**
     * Puts rows into a table; gives how many there were.
     *
     * @throws BackupException if a row has other columns than the table
     */
    static long read(Connection connection, Table table, InputStream in) throws SQLException, IOException {
        Set<String> names = table.columns().stream().map(Column::name).collect(Collectors.toSet());
        long count = 0;
        try (PreparedStatement statement = connection.prepareStatement(table.insert());
                MappingIterator<ObjectNode> rows =
                        JSON.readerFor(ObjectNode.class).readValues(in)) {
            while (rows.hasNext()) {
                ObjectNode row = rows.next();
                if (!new HashSet<>(row.propertyNames()).equals(names)) {
                    throw new BackupException("a row of the table " + table.name() + " has the columns "
                            + row.propertyNames() + ", and the table " + names);
                }
                add(row, table.columns(), statement);
                if (++count % AT_ONCE == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        return count;
    }

    private static void add(JsonNode row, List<Column> columns, PreparedStatement statement) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).kind().set(statement, i + 1, row.get(columns.get(i).name()));
        }
        statement.addBatch();
    }
}
