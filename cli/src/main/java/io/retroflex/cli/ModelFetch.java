package io.retroflex.cli;

import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.ModelFolder;
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

/** {@code retroflex model fetch}: the file of known weights, or a whole model that the box has all but the base of. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Downloads known weights, resumes where it stopped, and checks them.",
            "Of 'light' it downloads the base and makes the model, ready for use; 'starter' needs nothing from anywhere."
        })
final class ModelFetch implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "One that 'retroflex model list' shows.")
    private String name = "";

    @Option(names = "--from", paramLabel = "FILE", description = "Take the file from disk; do not download.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to put the file into; of 'light' the model's folder, to be made.")
    private Path out = Path.of("");

    @Mixin
    private Output output = new Output();

    private final Supply supply;

    ModelFetch() {
        this(new Supply());
    }

    ModelFetch(Supply supply) {
        this.supply = supply;
    }

    /** Where things come from and lie; of another kind in tests only. */
    static class Supply {
        Optional<BoxedModel> boxed(String name) throws IOException {
            return BoxedModel.named(name);
        }

        KnownWeights weights(String name) {
            return KnownWeights.named(name);
        }

        Path cache() {
            return Models.weights();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (BoxedModel.NAMES.contains(name)) {
            return model();
        }
        KnownWeights known = supply.weights(name);
        Fetched fetched = fetch(known, out);
        if (output.isJson()) {
            output.printJson(fetched);
            return 0;
        }
        printFile(fetched, known);
        output.print(
                "Make a model of it: retroflex model import --branch " + name + "=" + fetched.file() + " --out DIR");
        return 0;
    }

    private int model() throws IOException, InterruptedException {
        BoxedModel boxed = supply.boxed(name).orElseThrow(() -> Models.notInThisBuild(name));
        ModelFolder.requireFree(out);
        if (boxed.isWhole()) {
            return unpack(boxed);
        }
        KnownWeights known =
                supply.weights(boxed.description().branches().getFirst().family());
        Fetched base = fetch(known, supply.cache());
        FetchedModel fetched = FetchedModel.of(boxed.assemble(base.file(), out), out, base, known);
        if (output.isJson()) {
            output.printJson(fetched);
            return 0;
        }
        printFile(base, known);
        fetched.lines().forEach(output::print);
        return 0;
    }

    private int unpack(BoxedModel boxed) throws IOException {
        if (from.isPresent()) {
            throw output.misuse("all of '" + name + "' comes with Retroflex; leave --from out");
        }
        FetchedModel unpacked = FetchedModel.of(boxed.unpack(out), out);
        if (output.isJson()) {
            output.printJson(unpacked);
        } else {
            unpacked.lines().forEach(output::print);
        }
        return 0;
    }

    private Fetched fetch(KnownWeights known, Path folder) throws IOException, InterruptedException {
        WeightsDownload download = new WeightsDownload();
        if (from.isPresent()) {
            return download.take(known, from.get(), folder);
        }
        try (Progress progress =
                Progress.of(known.name(), "MB", 1_000_000, known.source().size().orElse(-1))) {
            return download.fetch(known, folder, (bytes, total) -> progress.at(bytes));
        }
    }

    private void printFile(Fetched fetched, KnownWeights known) {
        output.print(fetched.file() + (fetched.alreadyThere() ? " was there already" : "") + ", " + fetched.bytes()
                + " bytes, licence " + known.licence());
        output.print("SHA-256 " + fetched.sha256()
                + switch (fetched.check()) {
                    case KNOWN_SUM -> ", as it should be";
                    case RECORDED_SUM -> ", as at the first fetch";
                    case FIRST_RECORDED ->
                        "; nobody publishes this sum, so it is recorded beside the file and compared" + " from now on";
                });
    }
}
