package io.retroflex.cli;

import io.retroflex.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the service keeps its data. */
final class ServiceData {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "retroflex-data",
            description = "The service's folder: its keys, its files, and the database if --database names no other"
                    + " (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("retroflex-data");

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "A PostgreSQL in place of the file in --data: jdbc:postgresql://HOST/NAME.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--database-user", paramLabel = "NAME", description = "Who opens it.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "A file with the password of --database-user and nothing else, for your eyes alone.")
    private Optional<Path> passwordFile = Optional.empty();

    /** The folder of all that is kept in files. */
    Path folder() {
        return folder;
    }

    /** The database of all else. */
    Database database(Output output) throws IOException {
        if (url.isEmpty()) {
            if (user.isPresent() || passwordFile.isPresent()) {
                throw output.misuse("--database-user and --database-password-file are of no use without --database");
            }
            return Database.in(folder);
        }
        String password = passwordFile.isPresent() ? password(passwordFile.get()) : "";
        try {
            return Database.postgresql(url.get(), user.orElse(""), password);
        } catch (IllegalArgumentException e) {
            throw output.misuse(e.getMessage());
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new Failure(file + ": no file that can be read; it is to hold the password of the database");
        }
        String password = Files.readString(file).strip();
        if (password.isEmpty() || password.lines().count() > 1) {
            throw new Failure(file + ": it is to hold the password of the database, on one line, and nothing else");
        }
        return password;
    }
}
