package io.retroflex.server.backup;

import io.retroflex.server.Samples;
import io.retroflex.server.TestDatabase;
import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * What a service keeps: a folder and the database that goes with it.
 *
 * @param folder made if there is something in it
 */
record Kept(Path folder, Database database) {
    /** Nothing so far. */
    static Kept nothing(TestDatabase kind, Path folder) {
        return new Kept(folder, kind.of(folder));
    }

    /** A sample of each table, keys, pictures and logs. */
    static Kept samples(TestDatabase kind, Path folder) throws IOException, SQLException {
        Kept kept = nothing(kind, folder);
        Files.createDirectories(folder.resolve("pictures/ab"));
        Samples.fill(kept.database, Migrations.versions().getLast());
        Files.writeString(folder.resolve("pseudonym.key"), "0123\n");
        Files.write(folder.resolve("pictures/ab/cdef"), new byte[] {0, 1, -1, 10, 13});
        Files.writeString(folder.resolve("accès.log"), "");
        Files.writeString(folder.resolve("write.lock"), "");
        return kept;
    }

    BackupSummary backUp(Path to) throws IOException {
        return Backup.write(database, folder, to);
    }

    Kept restore(Path from) throws IOException {
        Restore.read(from, database, folder);
        return this;
    }

    void execute(String sql) throws IOException, SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The names of the tables there are. */
    Set<String> tables() throws IOException, SQLException {
        try (Connection connection = database.open()) {
            return Tables.names(connection);
        }
    }

    /** What {@code backup.json} of a backup says. */
    static Contents contents(Path backup) throws IOException {
        try (ArchiveReader archive = new ArchiveReader(backup)) {
            return archive.contents();
        }
    }
}
