package io.retroflex.server.backup;

import io.retroflex.server.backup.Contents.Part;
import io.retroflex.server.backup.Contents.TablePart;
import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes a service's data into one file: {@code backup.json}, the rows of each table, and the files of its folder. */
public final class Backup {
    private final Connection connection;
    private final DataFolder folder;
    private final ArchiveWriter archive;

    private Backup(Connection connection, DataFolder folder, ArchiveWriter archive) {
        this.connection = connection;
        this.folder = folder;
        this.archive = archive;
    }

    /**
     * Writes a backup that only its owner can read; the file is there when all of it is.
     *
     * @param data the service's folder
     * @param to a file that is not there yet, outside of that folder
     * @throws IOException if the database cannot be opened, a file not be read or the backup not be written
     */
    public static BackupSummary write(Database database, Path data, Path to) throws IOException {
        Path target = to.toAbsolutePath().normalize();
        DataFolder folder = new DataFolder(data);
        if (!Files.isDirectory(data)) {
            throw new BackupException(data + ": there is no such folder; name the one that the service was given");
        }
        if (Files.exists(target)) {
            throw new BackupException(to + " is there already; name another file");
        }
        if (target.startsWith(folder.path())) {
            throw new BackupException(to + " is in the folder that is to be saved; name a file outside of " + data);
        }
        try (Connection connection = database.openExisting()) {
            Files.createDirectories(target.getParent());
            // For its owner alone from the beginning, as all files that are made so.
            Path part = Files.createTempFile(target.getParent(), target.getFileName() + "-", ".part");
            try {
                Contents contents;
                try (ArchiveWriter archive = new ArchiveWriter(part)) {
                    contents = new Backup(connection, folder, archive).write();
                }
                Files.move(part, target);
                return contents.summary();
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (SQLException e) {
            throw new BackupException("the database " + database + " could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Files, then rows, then the files that came meanwhile. The service stores a picture before the row that names it, and
     * deletes the row first. So each picture that a row names is in the backup, save those that were both sent and deleted
     * while it was made; pictures that were deleted meanwhile may be in it without a row.
     */
    private Contents write() throws IOException, SQLException {
        Set<String> names = folder.files();
        List<Part> files = new ArrayList<>(copy(names));

        connection.setAutoCommit(false);
        // All rows as they are at one moment, in both databases.
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        String schema = schema();
        List<TablePart> tables = new ArrayList<>();
        for (Table table : Tables.of(connection)) {
            tables.add(copy(table));
        }
        connection.rollback();

        Set<String> late = new TreeSet<>(folder.files());
        late.removeAll(names);
        files.addAll(copy(late));

        Contents contents =
                new Contents(Contents.FORMAT, Instant.now().truncatedTo(ChronoUnit.SECONDS), schema, tables, files);
        archive.finish(contents);
        return contents;
    }

    private List<Part> copy(Set<String> names) throws IOException, SQLException {
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            try (InputStream in = Files.newInputStream(folder.path().resolve(name))) {
                parts.add(archive.put(Contents.FILES + name, in::transferTo));
            } catch (NoSuchFileException e) {
                // Deleted since the folder was listed.
            }
        }
        return parts;
    }

    private TablePart copy(Table table) throws IOException, SQLException {
        long[] rows = new long[1];
        Part part = archive.put(
                Contents.TABLES + table.name() + ".jsonl", out -> rows[0] = Rows.write(connection, table, out));
        return new TablePart(table.name(), rows[0], Numbering.next(connection, table), part);
    }

    private String schema() throws SQLException, IOException {
        if (Tables.names(connection).contains(Migrations.HISTORY)) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT \"version\" FROM \"" + Migrations.HISTORY
                            + "\" WHERE \"success\" AND \"version\" IS NOT NULL ORDER BY \"installed_rank\" DESC")) {
                if (rows.next()) {
                    return rows.getString(1);
                }
            }
        }
        throw new BackupException("the database has no data of Retroflex; is it the one that the service was given?");
    }
}
