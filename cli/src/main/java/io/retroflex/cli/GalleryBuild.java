package io.retroflex.cli;

import io.retroflex.gallery.GalleryHeader;
import io.retroflex.gallery.LuceneGallery;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex gallery build}. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Makes a gallery of a folder of labelled pictures.",
            "A build that was cut off goes on where it stopped when it is run again."
        })
final class GalleryBuild implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "A folder with a manifest.csv, or with a folder a label.")
    private Path data = Path.of("");

    @Option(names = "--model", required = true, description = "A model's folder, or a known name.")
    private String model = "";

    @Option(names = "--out", paramLabel = "GALLERY", required = true, description = "The gallery's folder.")
    private Path out = Path.of("");

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
        Models.Found found = Models.open(model);
        Dataset dataset = Dataset.read(data, table.options());
        // Before the gallery is made: a wrong name leaves nothing behind.
        List<LabelledPicture> pictures = Splits.pictures(dataset, splits);
        Model opened = found.model();
        GalleryHeader header = new GalleryHeader(opened.description().dimension(), opened.fingerprint(), found.place());
        try (LuceneGallery gallery = LuceneGallery.openOrCreate(out, header)) {
            return fill(gallery, dataset, pictures, opened, bad, output, out);
        }
    }

    /** Fills a gallery and says what was done; shared with {@link GalleryAdd}. */
    static int fill(
            LuceneGallery gallery,
            Dataset dataset,
            List<LabelledPicture> pictures,
            Model model,
            BadFiles bad,
            Output output,
            Path place)
            throws IOException, InterruptedException {
        dataset.problems().forEach(problem -> bad.add(problem.toString()));
        GalleryFiller.Filled filled;
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forPictures(pictures.size()))) {
            filled = new GalleryFiller(gallery, bad).fill(dataset, pictures, embedder);
        }
        if (output.isJson()) {
            output.printJson(new Result(
                    place.toString(),
                    gallery.size(),
                    filled.added(),
                    filled.replaced(),
                    filled.unchanged(),
                    bad.count()));
        } else {
            output.print(place + ": " + gallery.size() + " pictures (" + filled.added() + " added, " + filled.replaced()
                    + " replaced, " + filled.unchanged() + " unchanged)");
        }
        return bad.report(output, filled.good());
    }

    /** What {@code --json} prints. */
    record Result(String gallery, int pictures, int added, int replaced, int unchanged, int bad) {}
}
