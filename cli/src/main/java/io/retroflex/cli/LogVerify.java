package io.retroflex.cli;

import io.retroflex.server.log.ChainVerifier;
import io.retroflex.server.log.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex log verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Checks by its files alone that no record of the access log was changed, removed, put in or swapped;"
                        + " ends with exit code 1 if one was.")
final class LogVerify implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "retroflex-data",
            description = "The folder of the service (default: ${DEFAULT-VALUE}); it may be running.")
    private Path data = Path.of("retroflex-data");

    @Option(
            names = "--expect",
            paramLabel = "NUMBER:HASH",
            description =
                    "A head that the service told once, kept elsewhere: without one it is not seen that the end was cut off"
                            + " or that all was written anew.")
    private @Nullable String expect;

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Checked(long records, long movedAway, String first, String last, String head, long unfinishedBytes) {}

    @Override
    public Integer call() throws IOException {
        ChainVerifier.Verified log = ChainVerifier.verify(data.resolve(ChainVerifier.FILE), expected());
        long records = log.head().number() - log.movedAway();
        String first = log.first().map(Instant::toString).orElse("-");
        String last = log.last().map(Instant::toString).orElse("-");
        if (output.isJson()) {
            output.printJson(new Checked(
                    records, log.movedAway(), first, last, log.head().toString(), log.unfinished()));
        } else {
            output.print("good: " + records + (records == 1 ? " record" : " records") + ", " + first + " to " + last);
            output.print("head: " + log.head());
        }
        if (log.movedAway() > 0) {
            output.note("the first " + log.movedAway() + " records are not here: files that were moved away have them");
        }
        if (log.unfinished() > 0) {
            output.note(log.unfinished()
                    + " bytes follow that are no whole line: one is being written, or the power failed meanwhile");
        }
        if (expect == null) {
            output.note("whether its end was cut off is not known; give --expect with a head that was kept elsewhere");
        }
        return 0;
    }

    private Optional<Head> expected() {
        try {
            return Optional.ofNullable(expect).map(Head::parse);
        } catch (IllegalArgumentException e) {
            throw output.misuse("--expect: " + e.getMessage());
        }
    }
}
