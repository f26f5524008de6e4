package io.retroflex.server;

import io.retroflex.server.database.Database;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the service keeps things, how they are sealed, and how long they stay.
 *
 * @param data the folder of all that is kept in files
 * @param database of all else
 * @param key a file with the key that seals what is kept of procedures; without one, who has the disk has the pictures
 * @param keepDays after which a procedure is deleted, whatever was said of it; without it, procedures stay
 */
public record Storage(Path data, Database database, Optional<Path> key, OptionalInt keepDays) {
    /** All of it in one folder, not sealed, and for good. */
    public static Storage in(Path data) {
        return new Storage(data, Database.in(data), Optional.empty(), OptionalInt.empty());
    }

    /** The folder, in that of all data, of what lies in files only while it is read; emptied at each start. */
    public Path uploads() {
        return data.toAbsolutePath().resolve("uploads");
    }
}
