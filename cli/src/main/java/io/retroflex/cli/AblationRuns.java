package io.retroflex.cli;

import io.retroflex.evaluation.AblationRow;
import io.retroflex.evaluation.Evaluation;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.gallery.Entry;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.metric.CachedFeatures;
import io.retroflex.training.metric.MetricLearning;
import io.retroflex.training.metric.MetricSettings;
import io.retroflex.training.run.EpochFigures;
import io.retroflex.training.run.RunFolder;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.JoinedModel;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Trains and measures the rows of an ablation, one after the other; what frozen branches see is computed once for all. */
final class AblationRuns {
    private final Bases bases;
    private final TrainingData data;
    private final Path runs;
    private final EvaluationOptions options;
    private final Output output;
    private final CachedFeatures features;
    private final Map<String, RunFolder> folders = new HashMap<>();

    /**
     * Opens the folders of all rows, so that a refusal comes before the work.
     *
     * @param runs the folder of the rows' folders
     * @param preset of all rows
     */
    AblationRuns(
            Bases bases,
            TrainingData data,
            AblationPlan plan,
            MetricSettings preset,
            Path runs,
            boolean resume,
            EvaluationOptions options,
            Output output)
            throws IOException {
        this.bases = bases;
        this.data = data;
        this.runs = runs;
        this.options = options;
        this.output = output;
        for (AblationPlan.Row row : plan.rows()) {
            if (row.settings().isPresent()) {
                RunIdentity identity =
                        data.identity("ablate, " + row.key(), row.settings().get(), bases.origins());
                folders.put(row.key(), RunFolder.open(runs.resolve(row.key()), identity, resume));
            }
        }
        output.note("the frozen branches look at every picture once; all rows without an adapter share what they see");
        this.features = CachedFeatures.of(bases.model(), preset, data.pictures());
    }

    /** What was learnt, and what is to be told of it. */
    private record Learnt(Model model, long parameters) {}

    AblationRow row(AblationPlan.Row row) throws IOException, InterruptedException {
        output.note("");
        output.note("row " + row.key() + ": " + row.name());
        Model start = row.branch()
                .map(branch -> JoinedModel.branch(bases.model(), branch))
                .orElse(bases.model());
        CachedFeatures own = row.branch().map(features::branch).orElse(features);
        Optional<Learnt> learnt = Optional.empty();
        float[][] vectors = own.views().getFirst();
        if (row.settings().isPresent()) {
            learnt = Optional.of(learn(row, start, own, row.settings().get()));
            vectors = vectors(learnt.get().model(), row.settings().get(), own);
        }
        List<Integer> gallery = new ArrayList<>(data.heldOut().learning());
        gallery.addAll(data.heldOut().queries());
        return new AblationRow(
                row.name(),
                row.group(),
                facts(row, start, learnt),
                Evaluation.run(entries(data.others(), vectors), entries(gallery, vectors), options));
    }

    private Learnt learn(AblationPlan.Row row, Model start, CachedFeatures own, MetricSettings settings)
            throws IOException, InterruptedException {
        try (TrainingProgress progress = new TrainingProgress(
                output, runs.resolve(row.key()), settings.run().epochs())) {
            MetricLearning learning = new MetricLearning(start, settings, data.heldOut(), own);
            Model model = progress.follow(() -> learning.run(folders.get(row.key()), progress));
            return new Learnt(model, progress.learning());
        }
    }

    private float[][] vectors(Model model, MetricSettings settings, CachedFeatures own) {
        try (Learner learner = new Learner(model, false, new StateDict(Map.of()), 0)) {
            return settings.adaptation().isFrozen()
                    ? learner.fused(own.views().getFirst())
                    : learner.embedded(own.pictures(), data.pictures()::framed);
        }
    }

    private List<Entry> entries(List<Integer> numbers, float[][] vectors) {
        List<LabelledPicture> pictures = data.pictures().pictures();
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i : numbers) {
            // As 'evaluate' does: the same picture counts once.
            if (seen.add(data.ids().get(i))) {
                entries.add(new Entry(
                        data.ids().get(i), Embedding.normalized(vectors[i]), GalleryFiller.facts(pictures.get(i))));
            }
        }
        return entries;
    }

    private SequencedMap<String, String> facts(AblationPlan.Row row, Model start, Optional<Learnt> learnt)
            throws IOException {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Branches",
                String.join(
                        ", ",
                        start.description().branches().stream()
                                .map(branch -> branch.family())
                                .toList()));
        Optional<MetricSettings> settings = row.settings();
        facts.put(
                "Adapter",
                settings.map(chosen -> AblationPlan.words(chosen.adaptation())).orElse("none"));
        facts.put(
                "Head",
                settings.map(chosen -> AblationPlan.words(chosen.head())).orElse("none, end to end"));
        facts.put(
                "Reminder",
                settings.flatMap(MetricSettings::reminder)
                        .map(reminder -> Math.round(100 * reminder.share()) + " % of the cosine")
                        .orElse("none"));
        facts.put(
                "Loss", settings.map(chosen -> AblationPlan.name(chosen.loss())).orElse("none"));
        facts.put(
                "Trainable parameters",
                String.format(Locale.ROOT, "%,d", learnt.map(Learnt::parameters).orElse(0L)));
        if (learnt.isPresent()) {
            List<EpochFigures> epochs = TrainedModel.curves(runs.resolve(row.key()));
            facts.put("Best epoch", TrainedModel.best(epochs).epoch() + " of " + epochs.size());
            double seconds = epochs.stream().mapToDouble(EpochFigures::seconds).sum();
            facts.put("Minutes", String.format(Locale.ROOT, "%.1f", seconds / 60));
        }
        return facts;
    }
}
