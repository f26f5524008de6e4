package io.retroflex.server.backup;

import io.retroflex.server.backup.Contents.Part;
import io.retroflex.server.backup.Contents.TablePart;
import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import io.retroflex.server.sole.FolderLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;

/** Makes a service's data anew from a backup, of whichever database it was. */
public final class Restore {
    private final ArchiveReader archive;
    private final Database database;
    private final DataFolder folder;

    private Restore(ArchiveReader archive, Database database, DataFolder folder) {
        this.archive = archive;
        this.database = database;
        this.folder = folder;
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
        DataFolder folder = new DataFolder(data);
        try (ArchiveReader archive = new ArchiveReader(from)) {
            Restore restore = new Restore(archive, database, folder);
            restore.requireEmpty();
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

    private void requireEmpty() throws IOException {
        FolderLock.requireFree(folder.path());
        if (!folder.isEmpty()) {
            throw new BackupException(folder.path() + " is not empty; restore into a folder that is");
        }
        if (database.isFile()) {
            return; // It is in the folder, where nothing is.
        }
        try (Connection connection = database.open()) {
            if (!Tables.names(connection).isEmpty()) {
                throw new BackupException("the database " + database + " is not empty; restore into one that is");
            }
        } catch (SQLException e) {
            throw new BackupException("the database " + database + " does not answer: " + e.getMessage(), e);
        }
    }

    private void requireSound() throws IOException {
        version();
        Contents contents = archive.contents();
        for (Part part : contents.files()) {
            file(part);
        }
        requireRoom(contents);
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
        return folder.file(part.name().substring(Contents.FILES.length()));
    }

    /** A small archive may say that it unpacks to more than any disk holds. */
    private void requireRoom(Contents contents) throws IOException {
        Path there = folder.path();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        long room = Files.getFileStore(there).getUsableSpace();
        try {
            if (contents.bytes() <= room) {
                return;
            }
        } catch (ArithmeticException e) {
            // Even more.
        }
        throw new BackupException(
                "there is no room for the backup in " + folder.path() + ": " + room + " bytes are free");
    }

    private void write() throws IOException, SQLException {
        folder.make();
        // So that no service begins in it meanwhile; what another has taken is not deleted either.
        FolderLock lock = FolderLock.take(folder.path());
        try {
            writeAll();
        } finally {
            lock.close();
        }
    }

    private void writeAll() throws IOException, SQLException {
        try {
            for (Part part : archive.contents().files()) {
                try (OutputStream out = folder.make(file(part))) {
                    archive.copy(part, out);
                }
            }
            Migrations.to(database, version());
            try (Connection connection = database.open()) {
                connection.setAutoCommit(false);
                putRows(connection);
                connection.commit();
            }
            Migrations.toNewest(database);
        } catch (IOException | SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private void putRows(Connection connection) throws IOException, SQLException {
        List<Table> tables = Tables.of(connection);
        Map<String, TablePart> parts = new HashMap<>();
        archive.contents().tables().forEach(part -> parts.put(part.table(), part));
        List<String> names = tables.stream().map(Table::name).toList();
        if (!parts.keySet().equals(Set.copyOf(names))) {
            throw new BackupException(
                    "the backup has the tables " + parts.keySet() + ", and the schema " + version() + " has " + names);
        }
        try (Statement statement = connection.createStatement()) {
            // Rows that the schema itself brings: they are in the backup, as they were then.
            for (Table table : tables.reversed()) {
                statement.execute(table.delete());
            }
        }
        for (Table table : tables) {
            TablePart part = parts.get(table.name());
            try (InputStream in = archive.open(part.part())) {
                long rows = Rows.read(connection, table, in);
                if (rows != part.rows()) {
                    throw new BackupException(
                            "the table " + table.name() + " has " + rows + " rows and not " + part.rows());
                }
            }
        }
        for (Table table : tables) {
            Numbering.goOn(connection, table, parts.get(table.name()).next());
        }
    }

    /** Deletes what was written: all that is there, for there was nothing. */
    private void undo(Exception failure) {
        try {
            if (!database.isFile()) {
                try (Connection connection = database.open();
                        Statement statement = connection.createStatement()) {
                    List<String> names = new ArrayList<>();
                    Tables.of(connection).reversed().forEach(table -> names.add(table.name()));
                    names.add(Migrations.HISTORY);
                    for (String name : names) {
                        statement.execute("DROP TABLE IF EXISTS " + Table.quoted(name));
                    }
                }
            }
            folder.clear();
        } catch (IOException | SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
