package io.retroflex.cli;

import io.retroflex.evaluation.Comparison;
import io.retroflex.evaluation.Evaluation;
import io.retroflex.evaluation.EvaluationJson;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.Provenance;
import io.retroflex.evaluation.report.HtmlReport;
import io.retroflex.evaluation.report.ReportContext;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
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
            "asks each picture against all others, never those of its own group."
        },
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "A folder with a manifest.csv, or with a folder a label.")
    private Path data = Path.of("");

    @Option(names = "--model", required = true, description = "A model's folder, or a known name.")
    private String model = "";

    @Option(names = "--against", paramLabel = "MODEL", description = "Compare with this model, query by query.")
    private Optional<String> against = Optional.empty();

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            split = ",",
            description = "Report by the values of these columns too, as in 'processing'.")
    private List<String> by = List.of();

    @Option(names = "--report", paramLabel = "DIR", description = "Write report.html, one self-contained page, here.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--seed", defaultValue = "43", description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
    private long seed = 43;

    @Option(names = "--resamples", defaultValue = "2000", description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
    private int resamples = 2000;

    @Mixin
    private EvaluationSides sides = new EvaluationSides();

    @Mixin
    private DataOptions table = new DataOptions();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Models.Found found = Models.open(model);
        EvaluationSides.Plan plan = sides.plan(data, table.options(), bad, output);
        Model opened = found.model();
        Optional<Model> other =
                against.isPresent() ? Optional.of(Models.open(against.get()).model()) : Optional.empty();
        Embedded embedded = embed(plan, opened, bad);
        EvaluationResult result = rank(plan, embedded);
        Provenance provenance = new Provenance(found.name(), opened.fingerprint(), plan.description());
        Optional<Comparison> comparison = Optional.empty();
        if (other.isPresent()) {
            // What cannot be read was reported once.
            EvaluationResult reference = rank(plan, embed(plan, other.get(), new BadFiles()));
            comparison = Optional.of(Comparison.of(reference, result, resamples, seed));
        }
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
            Path file = report.get().resolve("report.html");
            Map<String, Path> files = new HashMap<>(embedded.gallery().files());
            files.putAll(embedded.asked().files());
            HtmlReport.write(
                    file,
                    result,
                    new ReportContext(
                            provenance, LocalDate.now(ZoneId.systemDefault()), new Thumbnails(files, output::note)));
            output.note("report: " + file);
        }
        return bad.report(output, embedded.asked().entries().size());
    }

    /** Both sides of an evaluation, embedded. */
    private record Embedded(EmbeddedSet asked, EmbeddedSet gallery) {}

    private Embedded embed(EvaluationSides.Plan plan, Model opened, BadFiles unreadable)
            throws IOException, InterruptedException {
        EmbeddedSet gallery;
        EmbeddedSet asked;
        try (DualEmbedder embedder = DualEmbedder.of(opened, EmbedderOptions.forMany())) {
            gallery = EmbeddedSet.of(plan.gallery(), embedder, unreadable, "Embedding gallery");
            asked = plan.self() ? gallery : EmbeddedSet.of(plan.queries(), embedder, unreadable, "Embedding queries");
        }
        if (gallery.entries().isEmpty() || asked.entries().isEmpty()) {
            unreadable.report(output, 0);
            throw new Failure("there is nothing to evaluate: no picture could be read");
        }
        return new Embedded(asked, gallery);
    }

    private EvaluationResult rank(EvaluationSides.Plan plan, Embedded embedded) {
        EvaluationOptions options = EvaluationOptions.defaults()
                .withExcludeOwnGroup(plan.self())
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
