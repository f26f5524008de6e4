package io.retroflex.server.backup;

import java.time.Instant;
import java.util.Map;

/**
 * What is in a backup.
 *
 * @param created when it was made
 * @param schema the version of the database's schema
 * @param rows how many, by table
 * @param files how many of the data folder
 * @param bytes of all parts together, as they are outside of the backup
 */
public record BackupSummary(Instant created, String schema, Map<String, Long> rows, int files, long bytes) {
    /** Makes the map unmodifiable. */
    public BackupSummary {
        rows = Map.copyOf(rows);
    }
}
