package io.retroflex.cli;

import io.retroflex.gallery.LuceneGallery;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex gallery add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Adds labelled pictures to a gallery.",
            "A picture that is there already keeps its embedding and takes the new facts; nothing is there twice."
        })
final class GalleryAdd implements Callable<Integer> {
    @Parameters(paramLabel = "GALLERY", description = "The gallery's folder.")
    private Path path = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "A folder with a manifest.csv, or with a folder a label.")
    private Path data = Path.of("");

    @Option(names = "--model", description = "The gallery's model, if it is not where it was.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--splits", split = ",", description = "Only pictures of these splits, as in train,val.")
    private List<String> splits = List.of();

    @Mixin
    private DataOptions table = new DataOptions();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Dataset dataset = Dataset.read(data, table.options());
        try (LuceneGallery gallery = LuceneGallery.open(path)) {
            Model opened = Models.open(model.orElse(gallery.header().model())).model();
            gallery.requireModel(opened.fingerprint());
            return GalleryBuild.fill(gallery, dataset, Splits.pictures(dataset, splits), opened, bad, output, path);
        }
    }
}
