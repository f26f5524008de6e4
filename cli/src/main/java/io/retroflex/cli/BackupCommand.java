package io.retroflex.cli;

import io.retroflex.server.backup.Backup;
import io.retroflex.server.backup.BackupSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Writes all that the service keeps into one file: its database and its folder, with the keys in it.",
            "A service on PostgreSQL may run meanwhile; one without --database has to be ended first."
        })
final class BackupCommand implements Callable<Integer> {
    @Option(names = "--to", paramLabel = "FILE.zip", required = true, description = "The backup; not there yet.")
    private Path to = Path.of("");

    @Mixin
    private ServiceData data = new ServiceData();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        BackupSummary made = Backup.write(data.database(output), data.folder(), to);
        if (output.isJson()) {
            output.printJson(made);
        } else {
            output.print(to + ": " + words(made));
            output.note("it holds the service's keys: keep it where nobody else reads it");
        }
        return 0;
    }

    /** What is in a backup, on one line. */
    static String words(BackupSummary backup) {
        long rows = backup.rows().values().stream().mapToLong(Long::longValue).sum();
        return rows + " rows of " + backup.rows().size() + " tables (schema " + backup.schema() + ") and "
                + backup.files() + " files, " + backup.bytes() + " bytes, of " + backup.created();
    }
}
