package io.retroflex.server.sole;

import io.retroflex.server.database.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That a PostgreSQL is used by this service alone: an advisory lock of a session, on a connection that does nothing else. It is
 * gone with the connection, so that nothing is left of a service that was killed. H2 locks its file by itself.
 */
final class DatabaseLock implements AutoCloseable {
    /** "retrofle" in ASCII. Every Retroflex has to ask for the same number, and nobody else in that database. */
    static final long KEY = 0x726574726f666c65L;

    private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseLock.class);
    private static final int ANSWER_SECONDS = 5;

    private final Database database;
    private Connection connection;
    private volatile boolean held;

    private DatabaseLock(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.held = true;
    }

    /**
     * Takes it.
     *
     * @throws IOException if another service has it, with what to do, or if the database cannot be opened
     */
    static DatabaseLock take(Database database) throws IOException {
        Connection connection = database.open();
        try {
            if (isTaken(connection)) {
                return new DatabaseLock(database, connection);
            }
        } catch (SQLException e) {
            end(connection);
            throw new IOException("the database " + database + " does not answer: " + e.getMessage(), e);
        }
        end(connection);
        throw new IOException("the database " + database + " is used by another service, and it is for one at a time."
                + " End the other first, or name another database (--database)");
    }

    private static boolean isTaken(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_try_advisory_lock(" + KEY + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** Whether it was held when it was looked at last. */
    boolean isHeld() {
        return held;
    }

    /**
     * Looks whether the connection lives, and takes the lock again if it does not. Who has it meanwhile may be another service, or
     * this one's own lost session that the database has not given up yet: so it is asked for again each time.
     */
    synchronized void check() {
        if (held && isAlive()) {
            return;
        }
        if (held) {
            held = false;
            LOGGER.error(
                    "the connection that keeps other services from the database {} is lost; the service is not healthy"
                            + " until it has the database for itself again",
                    database);
            end(connection);
        }
        try {
            connection = take(database).connection;
            held = true;
            LOGGER.warn("the service has the database {} for itself again", database);
        } catch (IOException e) {
            // That it is lost was said; every two seconds would fill the log.
            LOGGER.debug("the service does not have the database for itself", e);
        }
    }

    private boolean isAlive() {
        try {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A connection that cannot be closed is lost already, and its lock with it. */
    private static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOGGER.debug("a connection that was lost could not be closed", e);
        }
    }

    /** Gives it back by a word: the database may notice the end of a connection later than the next service asks. */
    @Override
    public synchronized void close() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + KEY + ")");
        } catch (SQLException e) {
            LOGGER.debug("the lock was lost before it was given back", e);
        }
        end(connection);
    }
}
