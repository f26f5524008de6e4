package io.retroflex.cli;

import io.retroflex.evaluation.Ablation;
import io.retroflex.evaluation.AblationCsv;
import io.retroflex.evaluation.AblationJson;
import io.retroflex.evaluation.AblationRow;
import io.retroflex.evaluation.AblationSetup;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.report.AblationReport;
import io.retroflex.training.metric.MetricSettings;
import io.retroflex.training.metric.Preset;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex ablate}. */
@Command(
        name = "ablate",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Shows which part of a trained model carries its result: trains it without one part after the other, and",
            "compares each with the whole on the same queries.",
            "",
            "Learns from train, chooses by val, asks test against train and val. A row that is done is not trained again",
            "with --resume."
        },
        footer = {
            "",
            "Rows: frozen, head, linear, perceptron, adapter (the reference), headless, unreminded (where the preset has a",
            "reminder), and the losses triplet, batch-hard, multi-similarity, supervised-contrastive, arcface, proxy-anchor",
            "(but that of the preset);",
            "frozen, head and adapter also of each branch alone, as in head-1.",
            "",
            "A retrospective quality audit, not a diagnosis."
        })
final class AblateCommand implements Callable<Integer> {
    @Option(
            names = "--base",
            paramLabel = "MODEL",
            required = true,
            description = "A model's folder, or a known name, whose branches are the frozen bases; twice for two of one"
                    + " branch each.")
    private List<String> bases = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where ablation.html, .json and .csv go, and the runs below.")
    private Path out = Path.of("");

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "paper",
            converter = PresetName.class,
            description = "paper, light, starter or head (default: ${DEFAULT-VALUE}).")
    private Preset preset = Preset.PAPER;

    @Option(names = "--rows", paramLabel = "NAME", split = ",", description = "Only these, and the reference.")
    private List<String> rows = List.of();

    @Option(
            names = "--query-splits",
            paramLabel = "SPLIT",
            split = ",",
            defaultValue = "test",
            description = "The queries (default: ${DEFAULT-VALUE}).")
    private List<String> querySplits = List.of();

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            split = ",",
            description = "Report by the values of these columns too (default: processing, if the queries have it).")
    private List<String> by = List.of();

    @Option(names = "--resamples", defaultValue = "2000", description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
    private int resamples = 2000;

    @Mixin
    private TrainingSource source = new TrainingSource();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        source.check(output);
        options.check(output);
        Bases.check(bases, output);
        MetricSettings settings =
                preset.settings().with(options.applied(preset.settings().run()));
        Bases start = Bases.of(bases, output);
        AblationPlan plan = AblationPlan.of(start.model().description().branches(), settings)
                .only(rows);
        Dataset dataset = source.read(bad);
        List<LabelledPicture> queries = Splits.pictures(dataset, querySplits);
        TrainingSource.Parts parts = source.parts(dataset, bad);
        requireApart(queries, parts);
        try (TrainingData data = TrainingData.load(parts, queries, start.framings(), bad, output)) {
            List<String> columns = columns(queries);
            EvaluationOptions evaluation =
                    EvaluationOptions.defaults().withBy(columns).withBootstrap(resamples, options.seed());
            AblationRuns runs = new AblationRuns(
                    start, data, plan, settings, out.resolve("runs"), options.isResume(), evaluation, output);
            List<AblationRow> measured = new ArrayList<>();
            for (AblationPlan.Row row : plan.rows()) {
                measured.add(runs.row(row));
            }
            Ablation ablation = Ablation.of(setup(start, plan, parts, data, columns), measured);
            write(ablation);
            return bad.report(output, data.heldOut().learning().size());
        }
    }

    private void requireApart(List<LabelledPicture> queries, TrainingSource.Parts parts) {
        if (queries.stream().anyMatch(parts.learning()::contains)
                || queries.stream().anyMatch(parts.heldOut()::contains)) {
            throw output.misuse("the queries, split " + String.join(", ", querySplits)
                    + ", are learnt from or held out too; a query is never in its own gallery");
        }
    }

    private List<String> columns(List<LabelledPicture> queries) {
        if (!by.isEmpty()) {
            return by;
        }
        TreeSet<String> known = queries.stream()
                .flatMap(picture -> picture.columns().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return known.contains("processing") ? List.of("processing") : List.of();
    }

    private AblationSetup setup(
            Bases start, AblationPlan plan, TrainingSource.Parts parts, TrainingData data, List<String> columns) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("Bases", String.join("; ", start.origins()));
        facts.put("Preset", preset.id());
        facts.put("Training", parts.description() + "; " + data.summary());
        facts.put("Seed", String.valueOf(options.seed()));
        facts.put("Made by", new Main.Version().getVersion()[0] + ", " + Torch.version());
        return new AblationSetup(
                "Which part carries the result?",
                String.join(" and ", querySplits) + " asked against what was learnt from and held out",
                facts,
                plan.referenceName(),
                columns,
                resamples,
                options.seed());
    }

    private void write(Ablation ablation) throws IOException {
        Files.createDirectories(out);
        AblationReport.write(out.resolve("ablation.html"), ablation, LocalDate.now(ZoneId.systemDefault()));
        Files.writeString(
                out.resolve("ablation.json"), AblationJson.of(ablation).toPrettyString() + "\n");
        Files.writeString(out.resolve("ablation.csv"), AblationCsv.of(ablation));
        if (output.isJson()) {
            output.printJson(AblationJson.of(ablation));
        } else {
            AblationTable.print(ablation, output);
        }
        output.note("report: " + out.resolve("ablation.html") + ", with ablation.json and ablation.csv beside it");
    }
}
