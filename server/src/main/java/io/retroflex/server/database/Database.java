package io.retroflex.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a database is, and who opens it.
 *
 * @param url its JDBC address
 * @param user who opens it; empty where the driver decides
 * @param password of the user; empty where none is needed, or where the driver finds it
 */
public record Database(String url, String user, String password) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Names are what they are in PostgreSQL, whichever case Spring writes them in. A process that is told to end closes the database
     * last: H2 would close it first, under the requests that are still answered.
     */
    private static final String H2_OPTIONS =
            ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_ON_EXIT=FALSE";

    private static final String H2_NAME = "retroflex";
    private static final int H2_IN_USE = 90_020;
    private static final int H2_MISSING = 90_146;

    /** H2's file in a folder; made when it is opened first. One process at a time may open it. */
    public static Database in(Path folder) {
        return new Database("jdbc:h2:file:" + folder.toAbsolutePath().resolve(H2_NAME) + H2_OPTIONS, "", "");
    }

    /**
     * A PostgreSQL.
     *
     * @throws IllegalArgumentException if the address is that of something else, or has a password in it
     */
    public static Database postgresql(String url, String user, String password) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("the database '" + url + "' is no PostgreSQL; an address is like "
                    + POSTGRESQL + "//localhost/retroflex");
        }
        if (url.contains("password=")) {
            throw new IllegalArgumentException("the address of the database has a password in it, which others on this"
                    + " machine can see; put it into a file");
        }
        return new Database(url, user, password);
    }

    /** Whether it is a file of H2's. */
    public boolean isFile() {
        return !url.startsWith(POSTGRESQL);
    }

    /** Whether a file of that name, right in the folder of {@link #in}, belongs to H2. */
    public static boolean isFileOfH2(String name) {
        return name.startsWith(H2_NAME + ".") && name.contains(".db");
    }

    /**
     * Opens it.
     *
     * @throws IOException if it cannot be opened, with what to do
     */
    public Connection open() throws IOException {
        return open(url);
    }

    /**
     * As {@link #open}, but makes none.
     *
     * @throws IOException if it cannot be opened or is not there, with what to do
     */
    public Connection openExisting() throws IOException {
        return open(isFile() ? url + ";IFEXISTS=TRUE" : url);
    }

    private Connection open(String address) throws IOException {
        Properties properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        try {
            return DriverManager.getConnection(address, properties);
        } catch (SQLException e) {
            throw new IOException(reason(e), e);
        }
    }

    private String reason(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case H2_IN_USE ->
                place() + ": another process has the database open, a service perhaps; H2's file is for one at a time."
                        + " End the other first, or keep the data in a PostgreSQL (--database)";
            case H2_MISSING -> place() + ": there is no database; is the folder the one that the service was given?";
            default ->
                "the database " + place() + " cannot be opened: " + failure.getMessage()
                        + "; look at its address, its user and the file of the password";
        };
    }

    /** The address without options. */
    private String place() {
        return url.replaceFirst("^jdbc:h2:file:", "").replaceFirst("[;?].*", "");
    }

    /** Without the password, which is for no log. */
    @Override
    public String toString() {
        return user.isEmpty() ? place() : place() + " as " + user;
    }
}
