package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.LuceneGallery;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex gallery relabel}. */
@Command(
        name = "relabel",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Gives pictures of a gallery another label, without embedding them again.",
            "The label before stays in the column 'previous-label', so that a mistake can be found and undone."
        })
final class GalleryRelabel implements Callable<Integer> {
    private static final String PREVIOUS = "previous-label";

    @Parameters(paramLabel = "GALLERY", description = "The gallery's folder.")
    private Path path = Path.of("");

    @Option(names = "--label", required = true, description = "The new label.")
    private String label = "";

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Result(String gallery, int changed, String label, boolean dryRun) {}

    @Override
    public Integer call() {
        if (label.isBlank()) {
            throw output.misuse("--label is empty; give the new label");
        }
        try (LuceneGallery gallery = LuceneGallery.open(path)) {
            List<Entry> changed = selection.entries(gallery).stream()
                    .filter(entry -> !entry.facts().label().equals(label))
                    .map(this::relabelled)
                    .toList();
            if (!selection.isDryRun()) {
                gallery.put(changed);
                gallery.commit();
            }
            if (output.isJson()) {
                output.printJson(new Result(path.toString(), changed.size(), label, selection.isDryRun()));
            } else {
                output.print(path + ": " + changed.size() + (selection.isDryRun() ? " would be" : " are now") + " '"
                        + label + "'");
            }
        }
        return 0;
    }

    private Entry relabelled(Entry entry) {
        Facts facts = entry.facts().with(PREVIOUS, entry.facts().label()).with(Facts.LABEL, label);
        return new Entry(entry.id(), entry.embedding(), facts);
    }
}
