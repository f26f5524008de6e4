package io.retroflex.cli;

import io.retroflex.evaluation.Comparison;
import io.retroflex.evaluation.Evaluation;
import io.retroflex.evaluation.EvaluationJson;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.Provenance;
import io.retroflex.evaluation.report.HtmlReport;
import io.retroflex.evaluation.report.ReportContext;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code retroflex evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Measures how well a model's neighbours show what a picture shows.",
            "",
            "With --queries, the pictures of that folder are asked against those of --data. Without it, data that has",
            "splits asks the pictures of its query splits against those of its gallery splits; data without splits",
            "asks each picture against all others, never those of its own group. With --gallery, a gallery that is there",
            "already answers, or the one that comes with Retroflex."
        },
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class EvaluateCommand implements Callable<Integer> {
    private static final String BOX = "box";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "A folder with a manifest.csv, or with a folder a label.")
    private Path data = Path.of("");

    @Option(
            names = "--model",
            description = "A model's folder, or a known name (default: the gallery's own, or starter).")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--gallery",
            paramLabel = "DIR|" + BOX,
            description =
                    "Ask the pictures of --data against this gallery, or against the one that comes with Retroflex;"
                            + " those that it has are left out.")
    private Optional<String> gallery = Optional.empty();

    @Option(names = "--against", paramLabel = "MODEL", description = "Compare with this model, query by query.")
    private Optional<String> against = Optional.empty();

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            split = ",",
            description = "Report by the values of these columns too, as in 'processing'.")
    private List<String> by = List.of();

    @Option(
            names = "--report",
            paramLabel = "DIR|FILE",
            description = "Write report.html, one self-contained page, here, or FILE.html.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--seed", defaultValue = "43", description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
    private long seed = 43;

    @Option(names = "--resamples", defaultValue = "2000", description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
    private int resamples = 2000;

    @Mixin
    private EvaluationSides sides = new EvaluationSides();

    @Mixin
    private NeighbourPictures pictured = new NeighbourPictures();

    @Mixin
    private DataOptions table = new DataOptions();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    private final AskedGallery.Box box;

    EvaluateCommand() {
        this(BoxedGallery::named);
    }

    EvaluateCommand(AskedGallery.Box box) {
        this.box = box;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (gallery.isEmpty() && pictured.isAsked()) {
            throw output.misuse("--pictures finds the pictures of a --gallery; those of --data are there already");
        }
        pictured.requireFolder();
        return gallery.isPresent() ? againstGallery(gallery.get()) : againstData();
    }

    private int againstData() throws IOException, InterruptedException {
        Models.Found found = Models.open(model.orElse(AskedGallery.USUAL_MODEL));
        EvaluationSides.Plan plan = sides.plan(data, table.options(), bad, output);
        Model opened = found.model();
        Optional<Model> other =
                against.isPresent() ? Optional.of(Models.open(against.get()).model()) : Optional.empty();
        EmbeddedSides embedded = EmbeddedSides.of(plan, opened, bad, output);
        EvaluationResult result = rank(plan, embedded);
        Optional<Comparison> comparison = Optional.empty();
        if (other.isPresent()) {
            // What cannot be read was reported once.
            EvaluationResult reference = rank(plan, EmbeddedSides.of(plan, other.get(), new BadFiles(), output));
            comparison = Optional.of(Comparison.of(reference, result, resamples, seed));
        }
        return show(
                embedded,
                result,
                new Provenance(found.name(), opened.fingerprint(), plan.description()),
                comparison,
                Optional.empty());
    }

    private int againstGallery(String named) throws IOException, InterruptedException {
        if (against.isPresent()) {
            throw output.misuse("--gallery holds the vectors of one model; leave out --against");
        }
        Optional<Path> path = named.equals(BOX) ? Optional.empty() : Optional.of(Path.of(named));
        try (AskedGallery asked = AskedGallery.open(path, model, box, output)) {
            EvaluationSides.Plan plan = sides.against(
                    data,
                    table.options(),
                    asked.description(),
                    asked.gallery().countByLabel().keySet(),
                    bad,
                    output);
            EmbeddedSides embedded = EmbeddedSides.of(plan, asked, pictured, bad, output);
            return show(
                    embedded,
                    rank(plan, embedded),
                    new Provenance(
                            asked.model().description().name(), asked.model().fingerprint(), plan.description()),
                    Optional.empty(),
                    asked.credit());
        }
    }

    private int show(
            EmbeddedSides embedded,
            EvaluationResult result,
            Provenance provenance,
            Optional<Comparison> comparison,
            Optional<String> credit)
            throws IOException {
        if (output.isJson()) {
            ObjectNode json = EvaluationJson.of(result, provenance);
            comparison.ifPresent(compared -> json.set("comparison", EvaluationJson.of(compared)));
            output.printJson(json);
        } else {
            EvaluationTable.print(result, output);
            comparison.ifPresent(compared ->
                    ComparisonLines.of(compared, against.orElseThrow()).forEach(output::print));
        }
        if (report.isPresent()) {
            boolean isPage = report.get().toString().toLowerCase(Locale.ROOT).endsWith(".html");
            Path file = isPage ? report.get() : report.get().resolve("report.html");
            Map<String, PictureSource> sources = embedded.sources();
            HtmlReport.write(
                    file,
                    result,
                    new ReportContext(
                            provenance,
                            LocalDate.now(ZoneId.systemDefault()),
                            new Thumbnails(id -> Optional.ofNullable(sources.get(id)), output::note),
                            credit));
            output.note("report: " + file);
        }
        return bad.report(output, embedded.asked().entries().size());
    }

    private EvaluationResult rank(EvaluationSides.Plan plan, EmbeddedSides embedded) {
        EvaluationOptions options = EvaluationOptions.defaults()
                .withExcludeOwnGroup(plan.apart())
                .withBy(by)
                .withBootstrap(resamples, seed)
                .withHashes(EmbeddedSet.hashes(embedded.gallery(), embedded.asked()));
        try (Progress progress =
                Progress.of("Ranking", "queries", 1, embedded.asked().entries().size())) {
            return Evaluation.run(
                    embedded.asked().entries(),
                    embedded.gallery().entries(),
                    options.withProgress((done, total) -> progress.at(done)));
        }
    }
}
