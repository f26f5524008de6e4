package io.retroflex.cli;

import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.weights.KnownWeights;
import io.retroflex.vision.weights.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code retroflex model list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Lists the models on this machine, and the weights that models can be imported from.")
final class ModelList implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    /** A model on this machine. */
    record Here(String name, String folder, int dimension, List<String> branches) {}

    /** Weights that can be had. */
    record Weights(String name, String licence, boolean fetch, String from) {}

    /** All of them. */
    record Listing(List<Here> models, List<Weights> weights) {}

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
        List<Weights> weights =
                KnownWeights.all().stream().map(ModelList::weights).toList();
        if (output.isJson()) {
            output.printJson(new Listing(here, weights));
            return 0;
        }
        output.print(here.isEmpty() ? "No models in " + Models.home() + "." : "Models in " + Models.home() + ":");
        output.printTable(here.stream()
                .map(model -> List.of(
                        "  " + model.name(), String.join(" + ", model.branches()), "dimension " + model.dimension()))
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

    private static Weights weights(KnownWeights known) {
        return switch (known.source()) {
            case Source.Download download ->
                new Weights(
                        known.name(), known.licence(), true, download.address().toString());
            case Source.BringYourOwn own -> new Weights(known.name(), known.licence(), false, own.where());
        };
    }
}
