package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Ablation;
import io.retroflex.evaluation.AblationRow;
import io.retroflex.evaluation.AblationSetup;
import io.retroflex.evaluation.Evaluation;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/** Made-up models that see five labels more or less clearly, and their page to look at, written to the path given. */
final class SampleAblation {
    private static final List<String> LABELS = List.of("cecum", "polyp", "pylorus", "z-line", "retroflex-stomach");

    private SampleAblation() {}

    public static void main(String[] arguments) throws IOException {
        AblationReport.write(Path.of(arguments[0]), of("Which part carries the result?"), LocalDate.of(2026, 1, 1));
    }

    /** An ablation of six models whose title, and the name of one of them, is {@code title}. */
    static Ablation of(String title) {
        AblationSetup setup = new AblationSetup(
                title,
                "200 made-up test pictures against 400 of training",
                facts("Corpus", "made up", "Queries", "test split", "Gallery pictures", "training split"),
                "both branches, LoRA, concatenated, triplet",
                List.of("processing"),
                500,
                1);
        return Ablation.of(
                setup,
                List.of(
                        row("general branch, frozen", "Branches", "none", "4.1", 1.2),
                        row(title, "Branches", "none", "4.0", 1.0),
                        row("both branches, frozen", "Adapter", "none", "8.2", 0.8),
                        row(setup.reference(), "Adapter", "LoRA, rank 8", "61.5", 0.45),
                        row("gated fusion head", "Head", "LoRA, rank 8", "64.0", 0.452),
                        row("cross-entropy only", "Loss", "LoRA, rank 8", "60.2", 0.55)));
    }

    private static AblationRow row(String name, String group, String adapter, String minutes, double noise) {
        SequencedMap<String, String> facts =
                facts("Branches", "general, endoscopic", "Adapter", adapter, "Head", "concatenation");
        facts.putAll(facts("Loss", "triplet", "Trainable parameters", "1,048,576", "Epochs", "30", "Minutes", minutes));
        return new AblationRow(name, group, facts, result(noise));
    }

    private static EvaluationResult result(double noise) {
        Random random = new Random(3);
        List<Entry> queries = new ArrayList<>();
        List<Entry> gallery = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            int label = random.nextInt(LABELS.size());
            float[] values = new float[8];
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) ((j == label ? 1 : 0) + noise * random.nextGaussian());
            }
            Facts facts =
                    Facts.of(Map.of(Facts.LABEL, LABELS.get(label), "processing", i % 3 == 0 ? "raw" : "cropped"));
            (i < 200 ? queries : gallery).add(new Entry("picture-" + i, Embedding.normalized(values), facts));
        }
        return Evaluation.run(queries, gallery, EvaluationOptions.defaults().withBy(List.of("processing")));
    }

    private static SequencedMap<String, String> facts(String... pairs) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(pairs[i], pairs[i + 1]);
        }
        return facts;
    }
}
