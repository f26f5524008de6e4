package io.retroflex.server.backup;

import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import io.retroflex.server.sole.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Where a backup is restored to: both are empty before, and again if that fails. */
record Destination(Database database, DataFolder folder) {
    /**
     * @throws BackupException if something is in it, or the database does not answer
     * @throws IOException if a service uses the folder
     */
    void requireEmpty() throws IOException {
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

    /** A small archive may say that it unpacks to more than any disk holds. */
    void requireRoom(Contents contents) throws IOException {
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

    /** Deletes what was written: all that is there, for there was nothing. */
    void clear() throws IOException, SQLException {
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
    }
}
