package io.retroflex.server.database;

import java.sql.JDBCType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.mapping.JdbcValue;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;

/**
 * Moments go into the database with their offset. Spring would hand them over as times of the machine's zone, in which an hour of
 * autumn is two.
 */
@Configuration(proxyBeanMethods = false)
class Moments extends AbstractJdbcConfiguration {
    @Override
    protected List<?> userConverters() {
        return List.of(new Written(), new Read());
    }

    @WritingConverter
    private static final class Written implements Converter<Instant, JdbcValue> {
        @Override
        public JdbcValue convert(Instant moment) {
            return JdbcValue.of(moment.atOffset(ZoneOffset.UTC), JDBCType.TIMESTAMP_WITH_TIMEZONE);
        }
    }

    @ReadingConverter
    private static final class Read implements Converter<OffsetDateTime, Instant> {
        @Override
        public Instant convert(OffsetDateTime moment) {
            return moment.toInstant();
        }
    }
}
