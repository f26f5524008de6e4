package io.retroflex.cli;

import io.retroflex.training.loss.ArcFace;
import io.retroflex.training.loss.BatchHard;
import io.retroflex.training.loss.Loss;
import io.retroflex.training.loss.MultiSimilarity;
import io.retroflex.training.loss.ProxyAnchor;
import io.retroflex.training.loss.SupervisedContrastive;
import io.retroflex.training.loss.Triplet;
import io.retroflex.training.metric.Adaptation;
import io.retroflex.training.metric.AdapterSettings;
import io.retroflex.training.metric.HeadSettings;
import io.retroflex.training.metric.MetricSettings;
import io.retroflex.vision.model.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rows of an ablation: each takes one part of the full model away, or puts another in its place.
 *
 * @param rows in the order of the table
 * @param reference key of the row that the others are compared with: all that the preset has, on all branches
 */
record AblationPlan(List<Row> rows, String reference) {
    private static final List<Loss> LOSSES = List.of(
            Triplet.published(),
            BatchHard.published(),
            MultiSimilarity.published(),
            SupervisedContrastive.published(),
            ArcFace.published(),
            ProxyAnchor.published());

    /**
     * A row.
     *
     * @param key for {@code --rows} and for its folder
     * @param branch the only one, or none for all
     * @param settings of its training; none where nothing is learnt
     */
    record Row(String key, String group, String name, Optional<Integer> branch, Optional<MetricSettings> settings) {}

    /** All rows for a model of these branches. */
    static AblationPlan of(List<Branch> branches, MetricSettings preset) {
        MetricSettings head = preset.with(new Adaptation.Frozen());
        boolean adapted = !preset.adaptation().isFrozen();
        String adapter = preset.adaptation() instanceof Adaptation.Whole ? "all weights" : "adapter";
        List<Row> rows = new ArrayList<>();
        addForEach(rows, branches, "frozen", "Branches", "frozen", Optional.empty());
        addForEach(rows, branches, "head", "Head", "head", Optional.of(head));
        addForAll(
                rows,
                branches,
                "linear",
                "Head",
                "linear layer",
                Optional.of(withHead(head, HeadSettings.Kind.LINEAR)));
        addForAll(
                rows,
                branches,
                "perceptron",
                "Head",
                "perceptron",
                Optional.of(withHead(head, HeadSettings.Kind.PERCEPTRON)));
        if (adapted) {
            addForEach(rows, branches, "adapter", "Adapter", adapter + " and head", Optional.of(preset));
            addForAll(
                    rows,
                    branches,
                    "headless",
                    "Adapter",
                    adapter + " without head",
                    Optional.of(withHead(preset, HeadSettings.Kind.NONE)));
        }
        if (preset.reminder().isPresent()) {
            addForAll(
                    rows,
                    branches,
                    "unreminded",
                    "Reminder",
                    (adapted ? adapter + " and head" : "head") + " without reminder",
                    Optional.of(preset.withReminder(Optional.empty())));
        }
        for (Loss loss : LOSSES) {
            if (!loss.getClass().equals(preset.loss().getClass())) {
                addForAll(rows, branches, name(loss), "Loss", "head, " + name(loss), Optional.of(head.with(loss)));
            }
        }
        return new AblationPlan(List.copyOf(rows), adapted ? "adapter" : "head");
    }

    private static MetricSettings withHead(MetricSettings settings, HeadSettings.Kind kind) {
        return settings.with(new HeadSettings(kind, settings.head().outputs()));
    }

    private static void addForEach(
            List<Row> rows,
            List<Branch> branches,
            String key,
            String group,
            String what,
            Optional<MetricSettings> settings) {
        if (branches.size() > 1) {
            for (int i = 0; i < branches.size(); i++) {
                String name = "branch " + (i + 1) + " (" + branches.get(i).family() + "), " + what;
                rows.add(new Row(key + "-" + (i + 1), group, name, Optional.of(i), settings));
            }
        }
        addForAll(rows, branches, key, group, what, settings);
    }

    private static void addForAll(
            List<Row> rows,
            List<Branch> branches,
            String key,
            String group,
            String what,
            Optional<MetricSettings> settings) {
        String all = branches.size() > 1 ? "both branches" : branches.getFirst().family();
        rows.add(new Row(key, group, all + ", " + what, Optional.empty(), settings));
    }

    /** A loss in a word or two. */
    static String name(Loss loss) {
        return switch (loss) {
            case Triplet triplet -> "triplet";
            case BatchHard batchHard -> "batch-hard";
            case MultiSimilarity multiSimilarity -> "multi-similarity";
            case SupervisedContrastive contrastive -> "supervised-contrastive";
            case ArcFace arcFace -> "arcface";
            case ProxyAnchor proxyAnchor -> "proxy-anchor";
        };
    }

    /**
     * Only these rows, and the reference.
     *
     * @throws Failure if a key is unknown; the message lists the ones there are
     */
    AblationPlan only(List<String> keys) {
        if (keys.isEmpty()) {
            return this;
        }
        List<String> known = rows.stream().map(Row::key).toList();
        TreeSet<String> unknown = new TreeSet<>(keys);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new Failure(
                    "unknown row '" + unknown.getFirst() + "'; this ablation has: " + String.join(", ", known));
        }
        return new AblationPlan(
                rows.stream()
                        .filter(row -> keys.contains(row.key()) || row.key().equals(reference))
                        .toList(),
                reference);
    }

    /** The name of the reference in the table. */
    String referenceName() {
        return rows.stream()
                .filter(row -> row.key().equals(reference))
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** How a row's backbones change, in words. */
    static String words(Adaptation adaptation) {
        return switch (adaptation) {
            case Adaptation.Frozen frozen -> "none";
            case AdapterSettings adapter -> "LoRA, rank " + adapter.rank();
            case Adaptation.Whole whole -> "all weights";
        };
    }

    /** What a row's head is, in words. */
    static String words(HeadSettings head) {
        return switch (head.kind()) {
            case NONE -> "none, end to end";
            case HEAD -> "linear, normalization, GELU";
            default -> head.kind().name().toLowerCase(Locale.ROOT);
        };
    }
}
