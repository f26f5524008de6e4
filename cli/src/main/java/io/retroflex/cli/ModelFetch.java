package io.retroflex.cli;

import io.retroflex.vision.weights.Fetched;
import io.retroflex.vision.weights.KnownWeights;
import io.retroflex.vision.weights.WeightsDownload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex model fetch}. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Downloads known weights, resumes where it stopped, and checks them.")
final class ModelFetch implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "One of the weights that 'retroflex model list' shows.")
    private String name = "";

    @Option(names = "--from", paramLabel = "FILE", description = "Take the file from disk; do not download.")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to put the file into.")
    private Path out = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        KnownWeights known = KnownWeights.named(name);
        WeightsDownload download = new WeightsDownload();
        Fetched fetched;
        if (from.isPresent()) {
            fetched = download.take(known, from.get(), out);
        } else {
            try (Progress progress =
                    Progress.of(name, "MB", 1_000_000, known.source().size().orElse(-1))) {
                fetched = download.fetch(known, out, (bytes, total) -> progress.at(bytes));
            }
        }
        if (output.isJson()) {
            output.printJson(fetched);
            return 0;
        }
        output.print(fetched.file() + (fetched.alreadyThere() ? " was there already" : "") + ", " + fetched.bytes()
                + " bytes, licence " + known.licence());
        output.print("SHA-256 " + fetched.sha256()
                + switch (fetched.check()) {
                    case KNOWN_SUM -> ", as it should be";
                    case RECORDED_SUM -> ", as at the first fetch";
                    case FIRST_RECORDED ->
                        "; nobody publishes this sum, so it is recorded beside the file and compared" + " from now on";
                });
        output.print(
                "Make a model of it: retroflex model import --branch " + name + "=" + fetched.file() + " --out DIR");
        return 0;
    }
}
