package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.LuceneGallery;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retroflex gallery remove}. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Removes pictures from a gallery; their files are not touched.",
            "'retroflex gallery add' brings them back from their files."
        })
final class GalleryRemove implements Callable<Integer> {
    @Parameters(paramLabel = "GALLERY", description = "The gallery's folder.")
    private Path path = Path.of("");

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Result(String gallery, int pictures, List<String> removed, boolean dryRun) {}

    @Override
    public Integer call() {
        try (LuceneGallery gallery = LuceneGallery.open(path)) {
            List<Entry> entries = selection.entries(gallery);
            List<String> ids = entries.stream().map(Entry::id).toList();
            if (!selection.isDryRun()) {
                gallery.remove(ids);
                gallery.commit();
            }
            if (output.isJson()) {
                output.printJson(new Result(path.toString(), gallery.size(), ids, selection.isDryRun()));
            } else {
                output.print(path + ": " + ids.size() + (selection.isDryRun() ? " would be removed" : " removed") + ", "
                        + gallery.size() + " there now");
            }
        }
        return 0;
    }
}
