package io.retroflex.cli;

import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.weights.KnownWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * The folder of a model that is given as a folder or as a known name.
     *
     * @throws Failure if it is neither; the message lists the names
     */
    static Path resolve(String model) throws IOException {
        Path folder = Path.of(model);
        if (ModelFolder.isModel(folder)) {
            return folder.toAbsolutePath().normalize();
        }
        if (!model.contains("/") && ModelFolder.isModel(home().resolve(model))) {
            return home().resolve(model).toAbsolutePath();
        }
        if (BoxedModel.NAMES.contains(model)) {
            throw new Failure("no model '" + model + "' on this machine yet; run\n  retroflex model fetch " + model
                    + " --out " + home().resolve(model));
        }
        Optional<KnownWeights> weights = KnownWeights.find(model);
        if (weights.isPresent()) {
            String file = weights.get().source().fileName();
            throw new Failure("no model '" + model + "' on this machine yet. Its weights are not in the box; run\n  "
                    + "retroflex model fetch " + model + " --out weights\n  "
                    + "retroflex model import --branch " + model + "=weights/" + file + " --out "
                    + home().resolve(model));
        }
        String known = String.join(", ", names());
        throw new Failure("no model '" + model + "': it is neither a folder with a model.json nor a known name ("
                + (known.isEmpty() ? "there are none in " + home() : "known: " + known)
                + "); 'retroflex model import' makes a model of weight files");
    }
}
