package io.retroflex.server;

import static org.junit.jupiter.api.Assumptions.abort;

import io.retroflex.server.database.Database;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A PostgreSQL in a temporary folder, on loopback, with a password of its own; one for all tests, ended with them. */
final class PostgresServer {
    /** PostgreSQL does not run as root; Debian's package makes this user. */
    private static final String SYSTEM_USER = "postgres";

    private static final String USER = "retroflex";
    private static final int SECONDS = 60;

    private final Path folder;
    private final Path programs;
    private final int port;
    private final String password;
    private final Process process;
    private final Map<Path, Database> databases = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    private PostgresServer(Path programs) throws IOException, InterruptedException {
        this.programs = programs;
        this.folder = Files.createTempDirectory("retroflex-postgresql-");
        this.password = randomPassword();
        Path secret = Files.writeString(Files.createTempFile(folder, "password", ""), password);
        if (isRoot()) {
            for (Path path : List.of(folder, secret)) {
                Files.setOwner(
                        path,
                        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SYSTEM_USER));
            }
        }
        run("initdb", "--pgdata=" + cluster(), "--username=" + USER, "--pwfile=" + secret, "--auth=scram-sha-256")
                .waitFor();
        this.port = freePort();
        this.process = run(
                "postgres",
                "-D",
                cluster(),
                "-h",
                "127.0.0.1",
                "-p",
                "" + port,
                "-k",
                "",
                "-F",
                "-c",
                "max_connections=200");
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        awaitReady();
    }

    /** Made when it is asked for first; empty where PostgreSQL is not installed. */
    private static final class Shared {
        private static final Optional<PostgresServer> SERVER = start();

        private static Optional<PostgresServer> start() {
            try {
                Optional<Path> programs = programs();
                return programs.isPresent() && mayRun()
                        ? Optional.of(new PostgresServer(programs.get()))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The server of all tests; where PostgreSQL is not installed the test is skipped. */
    static PostgresServer orSkip() {
        return Shared.SERVER.orElseGet(() -> abort(
                "PostgreSQL is not installed: neither /usr/lib/postgresql nor the PATH has an initdb, or root lacks the user "
                        + SYSTEM_USER));
    }

    /** The database that goes with a data folder; empty at first. */
    Database databaseOf(Path data) {
        return databases.computeIfAbsent(data.toAbsolutePath(), any -> newDatabase("test_" + names.incrementAndGet()));
    }

    private Database newDatabase(String name) {
        try (Connection connection = named("postgres").open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (IOException | SQLException e) {
            throw new AssertionError("PostgreSQL made no database", e);
        }
        return named(name);
    }

    private Database named(String name) {
        return Database.postgresql("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, password);
    }

    private static Optional<Path> programs() throws IOException {
        List<Path> folders = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin"))
                        .sorted(Comparator.reverseOrder())
                        .forEach(folders::add);
            }
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Arrays.stream(path.split(File.pathSeparator)).map(Path::of).forEach(folders::add);
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean mayRun() throws IOException {
        if (!isRoot()) {
            return true;
        }
        try {
            Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SYSTEM_USER);
            return true;
        } catch (UserPrincipalNotFoundException e) {
            return false;
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String cluster() {
        return folder.resolve("cluster").toString();
    }

    private Process run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid", SYSTEM_USER, "--regid", SYSTEM_USER, "--init-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // C, so that texts are sorted by their characters as in H2, whatever the machine's language is.
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Connection connection = named("postgres").open()) {
                connection.isReadOnly();
                return;
            } catch (IOException | SQLException e) {
                Thread.sleep(100);
            }
        }
        throw new IOException("PostgreSQL did not start: " + Files.readString(log()));
    }

    private void end() {
        try {
            run("pg_ctl", "stop", "-D", cluster(), "-m", "immediate").waitFor();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
