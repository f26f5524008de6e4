package io.retroflex.cli;

import io.retroflex.gallery.BoxHeader;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.LuceneGallery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex gallery box}. */
@Command(
        name = "box",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Writes a gallery as one that comes with Retroflex has it: vectors in half precision, labels, file names without",
            "their folders, and no picture."
        })
final class GalleryBox implements Callable<Integer> {
    /** What is kept of a picture: what it shows, and what finds it again. */
    private static final List<String> KEPT =
            List.of(Facts.LABEL, Facts.SPLIT, Facts.GROUP, Facts.SOURCE, "site", SceneFacts.SEED, SceneFacts.CAMERA);

    @Parameters(paramLabel = "GALLERY", description = "The gallery's folder.")
    private Path path = Path.of("");

    @Option(names = "--model", paramLabel = "NAME", required = true, description = "The name of its model in the box.")
    private String model = "";

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where pictures come from whose table has no column 'source'.")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--credit",
            paramLabel = "TEXT",
            required = true,
            description = "Whose pictures they are, and under which licence.")
    private String credit = "";

    @Option(names = "--where", paramLabel = "CONDITION", description = "Only pictures for which this holds.")
    private Filter where = Filter.ALL;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write into.")
    private Path out = Path.of("");

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Result(String folder, BoxHeader gallery) {}

    @Override
    public Integer call() throws IOException {
        if (BoxedGallery.in(out).isPresent()) {
            throw new Failure(out + " holds a gallery for the box already; name another folder");
        }
        List<Entry> entries = new ArrayList<>();
        BoxHeader written;
        try (LuceneGallery gallery = LuceneGallery.openReadOnly(path)) {
            gallery.forEach(where, entry -> entries.add(new Entry(entry.id(), entry.embedding(), kept(entry))));
            written = BoxedGallery.write(out, gallery.header(), model, credit, entries);
        }
        if (output.isJson()) {
            output.printJson(new Result(out.toString(), written));
        } else {
            output.print(out + ": " + words(written));
        }
        return 0;
    }

    private Facts kept(Entry entry) {
        TreeMap<String, String> columns = new TreeMap<>(entry.facts().columns());
        columns.keySet().retainAll(KEPT);
        source.ifPresent(name -> columns.putIfAbsent(Facts.SOURCE, name));
        entry.facts().get(Facts.FILE).map(GalleryBox::base).ifPresent(file -> columns.put(Facts.FILE, file));
        return new Facts(columns);
    }

    /** The last part of a file's name. */
    static String base(String file) {
        return Path.of(file).getFileName().toString();
    }

    /** What a gallery in the box holds, as in "1,951 pictures of HyperKvasir and 300 scenes". */
    static String words(BoxHeader header) {
        return header.pictures().entrySet().stream()
                .map(source -> String.format(Locale.ROOT, "%,d ", source.getValue())
                        + switch (source.getKey()) {
                            case "scene" -> "scenes";
                            case "hyperkvasir" -> "pictures of HyperKvasir";
                            default -> "pictures of " + source.getKey();
                        })
                .collect(Collectors.joining(" and "));
    }
}
