package io.retroflex.cli;

import io.retroflex.training.metric.MetricLearning;
import io.retroflex.training.metric.MetricSettings;
import io.retroflex.training.metric.Preset;
import io.retroflex.training.run.RunFolder;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Learns from labelled pictures what belongs together: adapters and a head over frozen bases, or all of small ones.",
            "",
            "Learns from the split train and chooses the best epoch by val, or by every fifth look-alike group where the",
            "data has no such split. A run that was cut off goes on from its last epoch with --resume."
        },
        footer = {
            "",
            "Presets: paper (as published; hours for vision transformers), light (for small backbones), starter (for",
            "small backbones of your own, whose every weight learns), head (a head alone, on features that are computed",
            "once; minutes)."
        })
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--base",
            paramLabel = "MODEL",
            required = true,
            description = "A model's folder, or a known name, whose branches are the frozen bases; twice for two of one"
                    + " branch each.")
    private List<String> bases = List.of();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "paper",
            converter = PresetName.class,
            description = "paper, light, starter or head (default: ${DEFAULT-VALUE}).")
    private Preset preset = Preset.PAPER;

    @Mixin
    private TrainingSource source = new TrainingSource();

    @Mixin
    private NewModel place = new NewModel();

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
        place.requireFree();
        MetricSettings preset = this.preset.settings();
        MetricSettings settings = preset.with(options.applied(preset.run()));
        Bases start = Bases.of(bases, output);
        TrainingSource.Parts parts = source.parts(source.read(bad), bad);
        try (TrainingData data = TrainingData.load(parts, List.of(), start.framings(), bad, output)) {
            MetricLearning learning = new MetricLearning(start.model(), settings, data.heldOut());
            learning.notes().forEach(output::note);
            RunFolder folder =
                    RunFolder.open(place.run(), data.identity("train", settings, start.origins()), options.isResume());
            Model learnt;
            try (TrainingProgress progress =
                    new TrainingProgress(output, place.run(), settings.run().epochs())) {
                learnt = progress.follow(() -> learning.run(folder, progress));
            }
            return TrainedModel.finish(
                    learnt,
                    place,
                    source,
                    parts,
                    data,
                    settings,
                    Map.of("bases", String.join("; ", start.origins())),
                    bad,
                    output);
        }
    }
}
