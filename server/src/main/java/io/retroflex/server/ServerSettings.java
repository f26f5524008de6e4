package io.retroflex.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the service's user decides.
 *
 * @param address to listen on
 * @param port to listen on; 0 for any that is free
 * @param data the folder of the database
 * @param database the JDBC address of a PostgreSQL, in place of a file in {@code data}
 * @param waiting how many pictures may wait for the network
 * @param key a file with the key that seals what is kept of procedures; without one, who has the disk has the pictures
 */
public record ServerSettings(
        String address, int port, Path data, Optional<String> database, int waiting, Optional<Path> key) {
    /** So that names are what they are in PostgreSQL, whichever case Spring writes them in. */
    private static final String H2_OPTIONS = ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    /** Where the database is. */
    String jdbc() {
        return database.orElseGet(() -> "jdbc:h2:file:" + data.toAbsolutePath().resolve("retroflex") + H2_OPTIONS);
    }
}
