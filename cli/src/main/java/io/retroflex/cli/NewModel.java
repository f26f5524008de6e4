package io.retroflex.cli;

import io.retroflex.vision.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a model that is trained comes to lie, and its run beside it. */
final class NewModel {
    @Option(names = "--out", paramLabel = "MODEL", required = true, description = "The model's folder, to be made.")
    private Path out = Path.of("");

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description =
                    "The folder for settings, curves and the state to resume from (default: the model's, '-run').")
    private Optional<Path> run = Optional.empty();

    Path out() {
        return out;
    }

    /** The model's name: that of its folder. */
    String name() {
        return out.toAbsolutePath().normalize().getFileName().toString();
    }

    /** The run's folder. */
    Path run() {
        return run.orElseGet(() -> out.toAbsolutePath().normalize().resolveSibling(name() + "-run"));
    }

    /** Before hours of work: is there room for what they give? */
    void requireFree() throws IOException {
        ModelFolder.requireFree(out);
    }
}
