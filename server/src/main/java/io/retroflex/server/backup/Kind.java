package io.retroflex.server.backup;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a column holds, by whichever name its database calls it, and how it is written down without loss.
 *
 * @param reader takes a value out of a row
 * @param parser makes it again of what was written down
 */
record Kind(Reader reader, Function<String, Object> parser) {
    private static final Kind WHOLE_NUMBER = new Kind(Kind::wholeNumber, Long::valueOf);
    private static final Kind TRUTH = new Kind(reading(Boolean.class, truth -> truth), Boolean::valueOf);
    private static final Kind TEXT = new Kind(ResultSet::getString, text -> text);
    private static final Kind DECIMAL = new Kind(reading(BigDecimal.class, BigDecimal::toString), BigDecimal::new);
    private static final Kind DOUBLE = new Kind(reading(Double.class, String::valueOf), Double::valueOf);
    private static final Kind REAL = new Kind(reading(Float.class, String::valueOf), Float::valueOf);
    private static final Kind DATE = new Kind(reading(LocalDate.class, LocalDate::toString), LocalDate::parse);
    private static final Kind TIME = new Kind(reading(LocalTime.class, LocalTime::toString), LocalTime::parse);
    private static final Kind DATE_AND_TIME =
            new Kind(reading(LocalDateTime.class, LocalDateTime::toString), LocalDateTime::parse);

    /** PostgreSQL keeps the instant alone; so does a backup. */
    private static final Kind INSTANT = new Kind(
            reading(OffsetDateTime.class, time -> time.toInstant().toString()),
            text -> Instant.parse(text).atOffset(ZoneOffset.UTC));

    private static final Kind BYTES =
            new Kind(Kind::base64, text -> Base64.getDecoder().decode(text));
    private static final Kind ID = new Kind(reading(UUID.class, UUID::toString), UUID::fromString);

    /** Takes a value out of a row: a long, a boolean, a text, or none. */
    interface Reader {
        @Nullable
        Object read(ResultSet row, int column) throws SQLException;
    }

    private static <T> Reader reading(Class<T> type, Function<T, Object> written) {
        return (row, column) ->
                Optional.ofNullable(row.getObject(column, type)).map(written).orElse(null);
    }

    /** PostgreSQL's driver gives small ones as no long unless it is asked so. */
    private static @Nullable Object wholeNumber(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Object base64(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    /** By the name that H2 or PostgreSQL has for a type; empty for what no table of ours has had so far. */
    static Optional<Kind> of(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "bigint", "int8", "bigserial", "integer", "int4", "serial", "smallint", "int2", "tinyint" ->
                Optional.of(WHOLE_NUMBER);
            case "boolean", "bool" -> Optional.of(TRUTH);
            case "character varying", "varchar", "character", "bpchar", "character large object", "text" ->
                Optional.of(TEXT);
            case "numeric", "decimal" -> Optional.of(DECIMAL);
            case "double precision", "float8" -> Optional.of(DOUBLE);
            case "real", "float4" -> Optional.of(REAL);
            case "date" -> Optional.of(DATE);
            case "time" -> Optional.of(TIME);
            case "timestamp" -> Optional.of(DATE_AND_TIME);
            case "timestamp with time zone", "timestamptz" -> Optional.of(INSTANT);
            case "binary varying", "binary", "binary large object", "bytea" -> Optional.of(BYTES);
            case "uuid" -> Optional.of(ID);
            default -> Optional.empty();
        };
    }

    /** As it is written down: a long, a boolean or a text; none for NULL. */
    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        return reader.read(row, column);
    }

    /** Puts what was written down into a statement. */
    void set(PreparedStatement statement, int parameter, JsonNode written) throws SQLException {
        if (written.isNull()) {
            statement.setNull(parameter, Types.NULL);
        } else {
            statement.setObject(parameter, parser.apply(written.asString()));
        }
    }
}
