package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Rows that a version of the schema brought the room for: {@code V….sql} in the folder {@code samples}, one for each. */
public final class Samples {
    /** Of the account {@code admin}; the sample of the first version has its hash. */
    static final String TOKEN = "rfx_sample";

    private Samples() {}

    /** Brings an empty database to a version, with the samples of it and of all before it put in as they were made. */
    public static void fill(Database database, MigrationVersion last) throws IOException, SQLException {
        for (MigrationVersion version : Migrations.versions()) {
            if (version.compareTo(last) > 0) {
                return;
            }
            Migrations.to(database, version);
            ClassPathResource sample = new ClassPathResource("io/retroflex/server/samples/V" + version + ".sql");
            assertThat(sample.exists())
                    .as("a sample of rows that version " + version + " brought the room for: " + sample.getPath())
                    .isTrue();
            try (Connection connection = database.open()) {
                ScriptUtils.executeSqlScript(connection, sample);
            }
        }
    }

    /** All rows, by table, in the order of their first column. */
    public static Map<String, List<Map<String, Object>>> rows(Database database) throws IOException, SQLException {
        Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
        try (Connection connection = database.open();
                ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
            JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                boolean isTable = List.of("TABLE", "BASE TABLE").contains(tables.getString("TABLE_TYPE"));
                if (isTable && !table.equals(Migrations.HISTORY)) {
                    rows.put(
                            table,
                            template.queryForList("SELECT * FROM \"" + table + "\" ORDER BY 1").stream()
                                    .map(Samples::comparable)
                                    .toList());
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> comparable(Map<String, Object> row) {
        Map<String, Object> comparable = new HashMap<>(row);
        comparable.replaceAll((column, value) -> comparable(value));
        return comparable;
    }

    /** Bytes as their digits, for two arrays are never equal; times as moments, whatever the type of their column. */
    private static @Nullable Object comparable(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Timestamp time -> time.toInstant();
            case OffsetDateTime time -> time.toInstant();
            default -> value;
        };
    }
}
