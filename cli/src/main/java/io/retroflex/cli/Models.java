package io.retroflex.cli;

import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.weights.KnownWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Models by name: the folders in {@code models} below Retroflex's own folder. */
final class Models {
    private Models() {}

    /** Where models with a name lie: {@code RETROFLEX_HOME/models}, or {@code ~/.retroflex/models}. */
    static Path home() {
        return own().resolve("models");
    }

    /** Where weights are kept that a command fetches by itself. */
    static Path weights() {
        return own().resolve("weights");
    }

    private static Path own() {
        String home = System.getenv("RETROFLEX_HOME");
        return home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".retroflex") : Path.of(home);
    }

    /** The names that are known on this machine. */
    static List<String> names() throws IOException {
        if (!Files.isDirectory(home())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home())) {
            return folders.filter(ModelFolder::isModel)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /**
     * A model that was asked for.
     *
     * @param place where to find it again: its folder, or the name of one that is whole in the box
     */
    record Found(Model model, String place) {
        /** What to call it: the last part of its place. */
        String name() {
            return Path.of(place).getFileName().toString();
        }
    }

    /**
     * The model that is given as a folder, as a known name, or as the name of one in the box. What is on this machine under
     * a name goes before what is in the box.
     *
     * @throws Failure if there is no such model; the message lists the names
     * @throws IOException if it is there and damaged
     */
    static Found open(String model) throws IOException {
        Optional<Path> folder = folder(model);
        if (folder.isPresent()) {
            return new Found(ModelFolder.open(folder.get()), folder.get().toString());
        }
        if (BoxedModel.NAMES.contains(model)) {
            BoxedModel boxed = BoxedModel.named(model).orElseThrow(() -> notInThisBuild(model));
            if (boxed.isWhole()) {
                return new Found(boxed.open(), model);
            }
        }
        throw missing(model);
    }

    /** Whether {@link #open} would find a model of that name. */
    static boolean isThere(String name) throws IOException {
        return folder(name).isPresent() || isWholeInBox(name);
    }

    private static boolean isWholeInBox(String name) throws IOException {
        Optional<BoxedModel> boxed = BoxedModel.NAMES.contains(name) ? BoxedModel.named(name) : Optional.empty();
        return boxed.isPresent() && boxed.get().isWhole();
    }

    /** What to say where a model that should be in the box is not. */
    static Failure notInThisBuild(String name) {
        return new Failure("this build of Retroflex comes without the model '" + name
                + "'; use a release that has it, or make a model of weights: 'retroflex model list' names them");
    }

    private static Optional<Path> folder(String model) {
        Path folder = Path.of(model);
        if (ModelFolder.isModel(folder)) {
            return Optional.of(folder.toAbsolutePath().normalize());
        }
        boolean isName = !model.contains("/");
        return isName && ModelFolder.isModel(home().resolve(model))
                ? Optional.of(home().resolve(model).toAbsolutePath())
                : Optional.empty();
    }

    private static Failure missing(String model) throws IOException {
        if (BoxedModel.NAMES.contains(model)) {
            return new Failure("no model '" + model + "' on this machine yet; run\n  retroflex model fetch " + model
                    + " --out " + home().resolve(model));
        }
        Optional<KnownWeights> weights = KnownWeights.find(model);
        if (weights.isPresent()) {
            String file = weights.get().source().fileName();
            return new Failure("no model '" + model + "' on this machine yet. Its weights are not in the box; run\n  "
                    + "retroflex model fetch " + model + " --out weights\n  "
                    + "retroflex model import --branch " + model + "=weights/" + file + " --out "
                    + home().resolve(model));
        }
        List<String> known = new ArrayList<>(names());
        for (String name : BoxedModel.NAMES) {
            if (!known.contains(name) && isWholeInBox(name)) {
                known.add(name);
            }
        }
        return new Failure("no model '" + model + "': it is neither a folder with a model.json nor a known name ("
                + (known.isEmpty() ? "there are none in " + home() : "known: " + String.join(", ", known))
                + "); 'retroflex model import' makes a model of weight files");
    }
}
