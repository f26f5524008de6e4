package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.FactsTable;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.LuceneGallery;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex gallery export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Writes a gallery in forms that other programs read: manifest.csv with a row a picture, and",
            "embeddings.safetensors with their embeddings [pictures, dimension] in the same order. No picture is copied."
        })
final class GalleryExport implements Callable<Integer> {
    @Parameters(paramLabel = "GALLERY", description = "The gallery's folder.")
    private Path path = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write into.")
    private Path out = Path.of("");

    @Option(names = "--where", paramLabel = "CONDITION", description = "Only pictures for which this holds.")
    private Filter where = Filter.ALL;

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Result(String manifest, String embeddings, int pictures, int dimension) {}

    @Override
    public Integer call() throws IOException {
        List<Entry> entries = new ArrayList<>();
        Path manifest = out.resolve("manifest.csv");
        Path embeddings = out.resolve("embeddings.safetensors");
        if (Files.exists(manifest) || Files.exists(embeddings)) {
            throw new Failure(out + " holds an export already; name another folder");
        }
        int dimension;
        String fingerprint;
        try (LuceneGallery gallery = LuceneGallery.openReadOnly(path)) {
            gallery.forEach(where, entries::add);
            dimension = gallery.header().dimension();
            fingerprint = gallery.header().fingerprint();
        }
        Files.createDirectories(out);
        Files.writeString(manifest, FactsTable.of(entries));
        float[] values = new float[Math.multiplyExact(entries.size(), dimension)];
        for (int i = 0; i < entries.size(); i++) {
            System.arraycopy(entries.get(i).embedding().values(), 0, values, i * dimension, dimension);
        }
        Safetensors.write(
                embeddings,
                new StateDict(Map.of("embeddings", Tensor.of(values, entries.size(), dimension))),
                Map.of("fingerprint", fingerprint));
        if (output.isJson()) {
            output.printJson(new Result(manifest.toString(), embeddings.toString(), entries.size(), dimension));
        } else {
            output.print(out + ": " + entries.size() + " pictures in manifest.csv and embeddings.safetensors");
        }
        return 0;
    }
}
