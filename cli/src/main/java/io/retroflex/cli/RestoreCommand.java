package io.retroflex.cli;

import io.retroflex.server.backup.BackupSummary;
import io.retroflex.server.backup.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Makes the service's data anew from a backup, into a folder and a database that are empty.",
            "The database may be of the other kind; its schema is brought to the newest."
        })
final class RestoreCommand implements Callable<Integer> {
    @Option(names = "--from", paramLabel = "FILE.zip", required = true, description = "The backup.")
    private Path from = Path.of("");

    @Mixin
    private ServiceData data = new ServiceData();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        BackupSummary restored = Restore.read(from, data.database(output), data.folder());
        if (output.isJson()) {
            output.printJson(restored);
        } else {
            output.print(data.folder() + ": " + BackupCommand.words(restored));
        }
        return 0;
    }
}
