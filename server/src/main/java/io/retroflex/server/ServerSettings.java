package io.retroflex.server;

import io.retroflex.server.database.Database;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the service's user decides.
 *
 * @param address to listen on
 * @param port to listen on; 0 for any that is free
 * @param data the folder of all that is kept in files
 * @param database of all else
 * @param waiting how many pictures may wait for the network
 * @param key a file with the key that seals what is kept of procedures; without one, who has the disk has the pictures
 * @param keepDays after which a procedure is deleted, whatever was said of it; without it, procedures stay
 * @param issuer that knows persons too, beside the service's own accounts
 * @param transport how requests come
 */
public record ServerSettings(
        String address,
        int port,
        Path data,
        Database database,
        int waiting,
        Optional<Path> key,
        OptionalInt keepDays,
        Optional<IssuerSettings> issuer,
        Transport transport) {
    /** The folder, in that of all data, of what lies in files only while it is read; emptied at each start. */
    public Path uploads() {
        return data.toAbsolutePath().resolve("uploads");
    }
}
