package io.retroflex.cli;

import io.retroflex.evaluation.Estimate;
import io.retroflex.evaluation.Evaluation;
import io.retroflex.evaluation.EvaluationJson;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.Measures;
import io.retroflex.evaluation.Part;
import io.retroflex.evaluation.Provenance;
import io.retroflex.evaluation.report.HtmlReport;
import io.retroflex.evaluation.report.ReportContext;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Option(names = "--queries", paramLabel = "DIR", description = "Ask the pictures of this folder instead.")
    private Optional<Path> queries = Optional.empty();

    @Option(names = "--model", required = true, description = "A model's folder, or a known name.")
    private String model = "";

    @Option(
            names = "--gallery-splits",
            paramLabel = "SPLIT",
            split = ",",
            description = "The gallery (default: train,val; with --queries, all).")
    private List<String> gallerySplits = List.of();

    @Option(
            names = "--query-splits",
            paramLabel = "SPLIT",
            split = ",",
            description = "The queries (default: test; with --queries, all).")
    private List<String> querySplits = List.of();

    @Option(
            names = "--all-against-all",
            description = "Ask each picture against all others even where the data has splits.")
    private boolean allAgainstAll;

    @Option(names = "--labels", paramLabel = "LABEL", split = ",", description = "Only pictures of these labels.")
    private List<String> labels = List.of();

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
    private DataOptions table = new DataOptions();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    /** Who is asked, who answers, whether they are the same, and all of it in a few words. */
    private record Plan(
            List<LabelledPicture> queries, List<LabelledPicture> gallery, boolean self, String description) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Models.resolve(model);
        Plan plan = plan();
        Model opened = ModelFolder.open(folder);
        EmbeddedSet gallery;
        EmbeddedSet asked;
        try (DualEmbedder embedder = DualEmbedder.of(opened, EmbedderOptions.usual())) {
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
            print(result);
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

    private Plan plan() throws IOException {
        Dataset dataset = read(data);
        if (queries.isPresent()) {
            if (allAgainstAll) {
                throw output.misuse("--all-against-all has no separate --queries; leave one out");
            }
            Dataset others = read(queries.get());
            return limited(
                    Splits.pictures(others, querySplits),
                    Splits.pictures(dataset, gallerySplits),
                    false,
                    named(queries.get(), querySplits) + " against " + named(data, gallerySplits));
        }
        boolean named = !gallerySplits.isEmpty() || !querySplits.isEmpty();
        if (allAgainstAll && named) {
            throw output.misuse("--all-against-all takes all splits; leave out the others");
        }
        if (allAgainstAll || (!named && !Splits.isDivided(dataset))) {
            return limited(
                    dataset.pictures(),
                    dataset.pictures(),
                    true,
                    named(data, List.of()) + ", each picture against all others, never its own group");
        }
        List<String> galleryNames = gallerySplits.isEmpty() ? List.of("train", "val") : gallerySplits;
        List<String> queryNames = querySplits.isEmpty() ? List.of("test") : querySplits;
        TreeSet<String> both = new TreeSet<>(galleryNames);
        both.retainAll(queryNames);
        if (!both.isEmpty()) {
            throw output.misuse("the split " + String.join(", ", both)
                    + " is both gallery and queries; a query is never in its own gallery");
        }
        return limited(
                Splits.pictures(dataset, queryNames),
                Splits.pictures(dataset, galleryNames),
                false,
                named(data, queryNames) + " against " + String.join(" and ", galleryNames));
    }

    private Dataset read(Path folder) throws IOException {
        Dataset dataset = Dataset.read(folder, table.options());
        dataset.problems().forEach(problem -> bad.add(problem.toString()));
        return dataset;
    }

    /** The folder's name, not its place: a report is passed on. */
    private static String named(Path folder, List<String> splits) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return splits.isEmpty() ? name : name + ": " + String.join(" and ", splits);
    }

    private Plan limited(List<LabelledPicture> asked, List<LabelledPicture> gallery, boolean self, String description) {
        if (labels.isEmpty()) {
            return new Plan(asked, gallery, self, description);
        }
        TreeSet<String> known =
                gallery.stream().map(LabelledPicture::label).collect(Collectors.toCollection(TreeSet::new));
        for (String label : labels) {
            if (!known.contains(label)) {
                throw new IllegalArgumentException(
                        "unknown label '" + label + "'; the gallery has: " + String.join(", ", known));
            }
        }
        return new Plan(
                asked.stream()
                        .filter(picture -> labels.contains(picture.label()))
                        .toList(),
                gallery.stream()
                        .filter(picture -> labels.contains(picture.label()))
                        .toList(),
                self,
                description);
    }

    private void print(EvaluationResult result) {
        output.print(result.queries() + " queries against " + result.gallery() + " pictures; intervals are 95 % from "
                + result.units() + " groups; %");
        if (result.withoutRelevant() > 0) {
            output.print(result.withoutRelevant() + " queries have no picture of their label to find and are left out");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "queries", "Recall@1", "Recall@5", "mAP", "MAP@R"));
        rows.add(row("all", result.queries() - result.withoutRelevant(), result.plain()));
        rows.add(row("labels alike", result.queries() - result.withoutRelevant(), result.macro()));
        addParts(rows, "label", result.byLabel());
        result.by().forEach((column, parts) -> addParts(rows, column, parts));
        output.printTable(rows);
        output.print("Recall@k is a hit rate: the share of queries with a picture of their label among the first k.");
        output.print("A " + EvaluationResult.NOTICE + ".");
    }

    private static void addParts(List<List<String>> rows, String column, Map<String, Part> parts) {
        rows.add(List.of("by " + column));
        parts.forEach((value, part) -> rows.add(row("  " + value, part.queries(), part.measures())));
    }

    private static List<String> row(String name, int queries, Measures measures) {
        return List.of(
                name,
                String.valueOf(queries),
                percent(measures.recallAt1()),
                percent(measures.recallAt5()),
                percent(measures.map()),
                percent(measures.mapAtR()));
    }

    private static String percent(Estimate estimate) {
        return String.format(
                Locale.ROOT, "%.1f (%.1f-%.1f)", 100 * estimate.value(), 100 * estimate.low(), 100 * estimate.high());
    }
}
