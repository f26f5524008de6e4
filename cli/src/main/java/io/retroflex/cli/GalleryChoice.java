package io.retroflex.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which gallery a question goes to, and which model asks. */
final class GalleryChoice {
    @Option(
            names = "--gallery",
            paramLabel = "DIR",
            description = "The gallery's folder; without one, the gallery answers that comes with Retroflex.")
    private Optional<Path> path = Optional.empty();

    @Option(
            names = "--model",
            description =
                    "The gallery's model, if it is not where it was; without --gallery, the model whose gallery is"
                            + " asked (default: starter).")
    private Optional<String> model = Optional.empty();

    /** Opens it. */
    AskedGallery open(AskedGallery.Box box, Output output) throws IOException {
        return AskedGallery.open(path, model, box, output);
    }
}
