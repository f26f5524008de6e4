package io.retroflex.server.database;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The steps from an empty database to the newest schema. Each has a version; they lie beside this class as SQL. */
public final class Migrations {
    /** Where Flyway finds them. */
    public static final String LOCATION = "classpath:io/retroflex/server/database";

    /** Where Flyway writes down which of them were made. */
    public static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /** The versions of the schema, oldest first. */
    public static List<MigrationVersion> versions() {
        return Arrays.stream(Flyway.configure()
                        .dataSource("jdbc:h2:mem:", "", "")
                        .locations(LOCATION)
                        .load()
                        .info()
                        .all())
                .map(MigrationInfo::getVersion)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Brings a database to the newest version. */
    public static void toNewest(Database database) {
        to(database, MigrationVersion.LATEST);
    }

    /** Brings a database to a version and no further. */
    public static void to(Database database, MigrationVersion version) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations(LOCATION)
                .target(version)
                .load()
                .migrate();
    }
}
