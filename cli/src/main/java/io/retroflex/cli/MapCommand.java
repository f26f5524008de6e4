package io.retroflex.cli;

import io.retroflex.audit.map.GalleryMap;
import io.retroflex.audit.map.Place;
import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examiner;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.ProcedureReader;
import io.retroflex.audit.report.MapCsv;
import io.retroflex.audit.report.MapPage;
import io.retroflex.audit.report.Provenance;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex map}. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Draws a gallery in the plane, by label, and the photographs of a procedure among its pictures.",
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class MapCommand implements Callable<Integer> {
    @Mixin
    private GalleryChoice choice = new GalleryChoice();

    @Option(
            names = "--procedure",
            paramLabel = "PROCEDURE",
            description = "Photographs to show among them: a folder, a ZIP archive, or a DICOM file.")
    private Optional<Path> place = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where map.html and map.csv are written.")
    private Path out = Path.of(".");

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Show so many pictures at most; of more, each label's share (default: ${DEFAULT-VALUE}).")
    private int most = 10_000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides about what is random in the layout (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    private final AskedGallery.Box box;

    MapCommand() {
        this(BoxedGallery::named);
    }

    MapCommand(AskedGallery.Box box) {
        this.box = box;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (most < 1) {
            throw output.misuse("--most is " + most + ", and must be at least 1");
        }
        try (AskedGallery asked = choice.open(box, output)) {
            // Found before the map is laid out, which takes a while.
            Optional<Procedure> procedure =
                    place.isPresent() ? Optional.of(ProcedureReader.find(place.get())) : Optional.empty();
            GalleryMap map = GalleryMap.of(asked.gallery(), most, seed);
            SortedMap<Integer, Place> photographs =
                    procedure.isPresent() ? photographs(asked, procedure.get(), map) : new TreeMap<>();
            write(map, photographs, asked.provenance());
            return bad.report(output, map.size());
        }
    }

    private SortedMap<Integer, Place> photographs(AskedGallery asked, Procedure procedure, GalleryMap map)
            throws IOException, InterruptedException {
        try (DualEmbedder embedder = DualEmbedder.of(asked.model(), EmbedderOptions.forMany());
                Examiner examiner = new Examiner(embedder, asked.gallery())) {
            Examination examination = examiner.examine(procedure);
            examination.refused().forEach(refused -> bad.add(refused.reason()));
            SortedMap<Integer, Place> places = new TreeMap<>();
            examination
                    .photographs()
                    .forEach(photograph -> map.among(photograph.surroundings().votes())
                            .ifPresent(found -> places.put(photograph.number(), found)));
            return places;
        }
    }

    private void write(GalleryMap map, SortedMap<Integer, Place> photographs, Provenance provenance)
            throws IOException {
        Path page = new MapPage(map, photographs, provenance).write(out.resolve("map.html"));
        Path table = out.resolve("map.csv");
        Files.writeString(table, MapCsv.of(map, photographs));
        if (output.isJson()) {
            output.printJson(Map.of(
                    "page", page.toString(),
                    "table", table.toAbsolutePath().toString(),
                    "pictures", map.size(),
                    "left", map.left(),
                    "photographs", photographs.size(),
                    "kept", map.trust().kept()));
            return;
        }
        output.print(String.format(
                Locale.ROOT,
                "%,d pictures of %d labels%s; %.0f %% of the ten nearest by cosine are among the ten nearest in the map",
                map.size(),
                map.pictures().size(),
                map.left() == 0 ? "" : String.format(Locale.ROOT, " (%,d left out)", map.left()),
                100 * map.trust().kept()));
        output.note("page: " + page);
        output.note("table: " + table.toAbsolutePath());
    }
}
