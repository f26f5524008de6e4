package io.retroflex.cli;

import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.weights.KnownWeights;
import io.retroflex.vision.weights.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code retroflex model list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Lists the models on this machine, those to fetch, and the weights to import models from.")
final class ModelList implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    /** A model on this machine. */
    record Here(String name, String folder, int dimension, List<String> branches) {}

    /** Weights that can be had. */
    record Weights(String name, String licence, boolean fetch, String from) {}

    /**
     * A model that comes with Retroflex.
     *
     * @param whole whether nothing of it has to be fetched
     * @param fetch false where this build lacks it
     */
    record Boxed(String name, List<String> licences, boolean whole, boolean fetch) {}

    /** All of them. */
    record Listing(List<Here> models, List<Boxed> boxed, List<Weights> weights) {}

    @Override
    public Integer call() throws IOException {
        List<Here> here = new ArrayList<>();
        for (String name : Models.names()) {
            Path folder = Models.home().resolve(name);
            ModelDescription description = ModelFolder.describe(folder);
            List<String> branches = description.branches().stream()
                    .map(branch -> branch.family())
                    .toList();
            here.add(new Here(name, folder.toString(), description.dimension(), branches));
        }
        List<Boxed> boxed = new ArrayList<>();
        for (String name : BoxedModel.NAMES) {
            boxed.add(boxed(name));
        }
        List<Weights> weights =
                KnownWeights.all().stream().map(ModelList::weights).toList();
        if (output.isJson()) {
            output.printJson(new Listing(here, boxed, weights));
            return 0;
        }
        output.print(here.isEmpty() ? "No models in " + Models.home() + "." : "Models in " + Models.home() + ":");
        output.printTable(here.stream()
                .map(model -> List.of(
                        "  " + model.name(), String.join(" + ", model.branches()), "dimension " + model.dimension()))
                .toList());
        output.print("");
        output.print("Models that come with Retroflex:");
        output.printTable(boxed.stream()
                .map(model -> List.of("  " + model.name(), String.join(" + ", model.licences()), how(model)))
                .toList());
        output.print("");
        output.print("Weights to import models from:");
        output.printTable(weights.stream()
                .map(known -> List.of(
                        "  " + known.name(),
                        known.licence(),
                        known.fetch()
                                ? "retroflex model fetch " + known.name() + " --out DIR"
                                : "bring your own: " + known.from()))
                .toList());
        return 0;
    }

    private static Boxed boxed(String name) throws IOException {
        Optional<BoxedModel> found = BoxedModel.named(name);
        List<String> licences = found.map(model -> model.description().branches().stream()
                        .map(Branch::licence)
                        .distinct()
                        .toList())
                .orElse(List.of());
        return new Boxed(name, licences, found.isPresent() && found.get().isWhole(), found.isPresent());
    }

    private static String how(Boxed model) {
        if (!model.fetch()) {
            return "(not in this build of Retroflex)";
        }
        return model.whole()
                ? "ready: --model " + model.name()
                : "retroflex model fetch " + model.name() + " --out DIR   (a base of a few megabytes is fetched)";
    }

    private static Weights weights(KnownWeights known) {
        return switch (known.source()) {
            case Source.Download download ->
                new Weights(
                        known.name(), known.licence(), true, download.address().toString());
            case Source.BringYourOwn own -> new Weights(known.name(), known.licence(), false, own.where());
        };
    }
}
