package io.retroflex.cli;

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
import io.retroflex.vision.model.ModelFolder;
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
        Path folder = Models.resolve(model);
        EvaluationSides.Plan plan = sides.plan(data, table.options(), bad, output);
        Model opened = ModelFolder.open(folder);
        EmbeddedSet gallery;
        EmbeddedSet asked;
        try (DualEmbedder embedder = DualEmbedder.of(opened, EmbedderOptions.forMany())) {
            gallery = EmbeddedSet.of(plan.gallery(), embedder, bad, "Embedding gallery");
            asked = plan.self() ? gallery : EmbeddedSet.of(plan.queries(), embedder, bad, "Embedding queries");
        }
        if (gallery.entries().isEmpty() || asked.entries().isEmpty()) {
            bad.report(output, 0);
            throw new Failure("there is nothing to evaluate: no picture could be read");
        }
        EvaluationOptions options = EvaluationOptions.defaults()
                .withExcludeOwnGroup(plan.self())
                .withBy(by)
                .withBootstrap(resamples, seed)
                .withHashes(EmbeddedSet.hashes(gallery, asked));
        EvaluationResult result;
        try (Progress progress =
                Progress.of("Ranking", "queries", 1, asked.entries().size())) {
            result = Evaluation.run(
                    asked.entries(), gallery.entries(), options.withProgress((done, total) -> progress.at(done)));
        }
        Provenance provenance =
                new Provenance(folder.getFileName().toString(), opened.fingerprint(), plan.description());
        if (output.isJson()) {
            output.printJson(EvaluationJson.of(result, provenance));
        } else {
            EvaluationTable.print(result, output);
        }
        if (report.isPresent()) {
            Path file = report.get().resolve("report.html");
            Map<String, Path> files = new HashMap<>(gallery.files());
            files.putAll(asked.files());
            HtmlReport.write(
                    file,
                    result,
                    new ReportContext(
                            provenance, LocalDate.now(ZoneId.systemDefault()), new Thumbnails(files, output::note)));
            output.note("report: " + file);
        }
        return bad.report(output, asked.entries().size());
    }
}
