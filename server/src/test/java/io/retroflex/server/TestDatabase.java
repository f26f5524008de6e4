package io.retroflex.server;

import io.retroflex.server.database.Database;
import java.nio.file.Path;

/** The databases that the service is tested on; the parameter of tests that touch one. */
public enum TestDatabase {
    /** In a file. */
    H2 {
        @Override
        public Database of(Path folder) {
            return Database.in(folder);
        }
    },
    /** A server of the machine's own; where there is none, the test is skipped. */
    POSTGRESQL {
        @Override
        public Database of(Path folder) {
            return PostgresServer.orSkip().databaseOf(folder);
        }
    };

    /** The database that goes with a data folder; empty at first, and the same for the same folder. */
    public abstract Database of(Path folder);
}
