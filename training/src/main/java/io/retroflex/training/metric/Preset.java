package io.retroflex.training.metric;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.loss.Loss;
import io.retroflex.training.loss.SupervisedContrastive;
import io.retroflex.training.loss.Triplet;
import io.retroflex.training.optimize.Schedule;
import io.retroflex.training.run.RunSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Settings that go by a name. */
public enum Preset {
    /**
     * As Kim et al., Frontiers in Medicine 12:1727884 (2025), by their public code, and with a short warm-up: in the first
     * steps the adapters have next to no gradient.
     */
    PAPER,
    /** For small backbones on a machine without a graphics card. */
    LIGHT,
    /** A head alone, on features that are computed once. */
    HEAD;

    /** More epochs than anybody trains for: a run is not ended early. */
    private static final int NEVER = 1_000_000;

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the ones there are
     */
    public static Preset named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown preset '" + name + "'; there are: " + String.join(", ", names())));
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Preset::id).toList();
    }

    /** The name. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it stands for. */
    public MetricSettings settings() {
        Optional<AdapterSettings> adapter = Optional.of(AdapterSettings.paper());
        return switch (this) {
            case PAPER -> settings(1e-4, adapter, Triplet.published(), Augmentation.none());
            case LIGHT -> settings(1e-4, adapter, SupervisedContrastive.published(), Augmentation.endoscopy());
            case HEAD -> settings(1e-3, Optional.empty(), SupervisedContrastive.published(), Augmentation.none());
        };
    }

    private static MetricSettings settings(
            double rate, Optional<AdapterSettings> adapter, Loss loss, Augmentation augmentation) {
        return new MetricSettings(
                new RunSettings(43, 30, new Schedule(rate, 0.02), 1, 1e-4, 2, 1, NEVER),
                8,
                4,
                4,
                Optional.empty(),
                adapter,
                HeadSettings.paper(),
                loss,
                augmentation,
                0);
    }
}
