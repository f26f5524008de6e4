package io.retroflex.server.backup;

import io.retroflex.server.backup.Contents.Part;
import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import io.retroflex.server.sole.FolderLock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/** Makes a service's data anew from a backup, of whichever database it was. */
public final class Restore {
    private final ArchiveReader archive;
    private final Destination destination;

    private Restore(ArchiveReader archive, Destination destination) {
        this.archive = archive;
        this.destination = destination;
    }

    /**
     * Restores a backup into a folder and a database that are both empty, and brings the database to the newest schema. All
     * of the backup is held against its sums before anything is written; if it fails later, what was written is deleted.
     *
     * @return what was in the backup
     * @throws BackupException if the backup is damaged or of a newer Retroflex, or something is in the way
     * @throws IOException if a service uses the folder, or something cannot be read or written
     */
    public static BackupSummary read(Path from, Database database, Path data) throws IOException {
        Destination destination = new Destination(database, new DataFolder(data));
        try (ArchiveReader archive = new ArchiveReader(from)) {
            Restore restore = new Restore(archive, destination);
            destination.requireEmpty();
            restore.requireSound();
            try {
                restore.write();
            } catch (SQLException | RuntimeException e) {
                throw new BackupException(
                        from + " could not be restored into the database " + database + ": " + e.getMessage(), e);
            }
            return archive.contents().summary();
        }
    }

    private void requireSound() throws IOException {
        version();
        Contents contents = archive.contents();
        for (Part part : contents.files()) {
            file(part);
        }
        destination.requireRoom(contents);
        archive.verify();
    }

    private MigrationVersion version() throws BackupException {
        String schema = archive.contents().schema();
        List<MigrationVersion> known = Migrations.versions();
        return known.stream()
                .filter(version -> version.toString().equals(schema))
                .findFirst()
                .orElseThrow(() -> new BackupException("the backup has the schema " + schema
                        + ", and this Retroflex knows up to " + known.getLast() + "; restore it with a newer one"));
    }

    private Path file(Part part) throws BackupException {
        if (!part.name().startsWith(Contents.FILES)) {
            throw new BackupException("'" + part.name() + "' is no name of a file in a backup");
        }
        return destination.folder().file(part.name().substring(Contents.FILES.length()));
    }

    private void write() throws IOException, SQLException {
        DataFolder folder = destination.folder();
        folder.make();
        // So that no service begins in it meanwhile; what another has taken is not deleted either.
        FolderLock lock = FolderLock.take(folder.path());
        try {
            writeAll();
        } catch (IOException | SQLException | RuntimeException e) {
            undo(e);
            throw e;
        } finally {
            lock.close();
        }
    }

    private void writeAll() throws IOException, SQLException {
        for (Part part : archive.contents().files()) {
            try (OutputStream out = destination.folder().make(file(part))) {
                archive.copy(part, out);
            }
        }
        Database database = destination.database();
        Migrations.to(database, version());
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            new RestoredRows(archive).put(connection);
            connection.commit();
        }
        Migrations.toNewest(database);
    }

    private void undo(Exception failure) {
        try {
            destination.clear();
        } catch (IOException | SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
