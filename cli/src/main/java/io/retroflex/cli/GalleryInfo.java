package io.retroflex.cli;

import io.retroflex.gallery.LuceneGallery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retroflex gallery info}. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Shows what a gallery holds.")
final class GalleryInfo implements Callable<Integer> {
    @Parameters(paramLabel = "GALLERY", description = "The gallery's folder.")
    private Path path = Path.of("");

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Contents(
            String gallery,
            int pictures,
            int dimension,
            String fingerprint,
            String model,
            SortedMap<String, Integer> labels) {}

    @Override
    public Integer call() {
        try (LuceneGallery gallery = LuceneGallery.openReadOnly(path)) {
            Contents info = new Contents(
                    path.toString(),
                    gallery.size(),
                    gallery.header().dimension(),
                    gallery.header().fingerprint(),
                    gallery.header().model(),
                    gallery.countByLabel());
            if (output.isJson()) {
                output.printJson(info);
                return 0;
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("gallery", info.gallery()));
            rows.add(List.of("pictures", String.valueOf(info.pictures())));
            rows.add(List.of("dimension", String.valueOf(info.dimension())));
            rows.add(List.of("model", info.model()));
            rows.add(List.of("fingerprint", info.fingerprint()));
            info.labels()
                    .forEach((label, count) ->
                            rows.add(List.of("  " + (label.isEmpty() ? "(no label)" : label), String.valueOf(count))));
            output.printTable(rows);
        }
        return 0;
    }
}
