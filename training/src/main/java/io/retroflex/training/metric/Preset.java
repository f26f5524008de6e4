package io.retroflex.training.metric;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.loss.Loss;
import io.retroflex.training.loss.SupervisedContrastive;
import io.retroflex.training.loss.Triplet;
import io.retroflex.training.optimize.Schedule;
import io.retroflex.training.run.RunSettings;
import io.retroflex.vision.picture.Symmetry;
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
    /** For small backbones of one's own, all of whose weights learn: docs/starter.md has what was tried. */
    STARTER,
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
        return switch (this) {
            case PAPER -> settings(1e-4, AdapterSettings.paper(), Triplet.published());
            case LIGHT -> light();
            case STARTER -> starter();
            case HEAD -> settings(1e-3, new Adaptation.Frozen(), SupervisedContrastive.published());
        };
    }

    private static MetricSettings settings(double rate, Adaptation adaptation, Loss loss) {
        return new MetricSettings(
                new RunSettings(43, 30, new Schedule(rate, 0.02), 1, 1e-4, 2, 0, 1, NEVER),
                8,
                4,
                4,
                Optional.empty(),
                adaptation,
                HeadSettings.paper(),
                Optional.empty(),
                List.of(),
                loss,
                Augmentation.none(),
                0);
    }

    /** Each choice was made on validation pictures; docs/light.md has the figures. */
    private static MetricSettings light() {
        // The lower half of a MobileNet sees edges and colours, which need no change: half the time, and no worse.
        List<String> targets =
                List.of("blocks\\.(6|7|8|9|10|11|12)\\.pointwise", "layer\\d\\.\\d+\\.(conv\\d|downsample\\.0)");
        return new MetricSettings(
                new RunSettings(43, 14, new Schedule(5e-4, 0.1), 2, 1e-4, 2, 0.99, 2, NEVER),
                8,
                5,
                3,
                Optional.empty(),
                new AdapterSettings(16, 32, 0, targets),
                HeadSettings.paper(),
                Optional.of(new ReminderSettings(512, 0.55)),
                List.of(Symmetry.MIRROR, Symmetry.HALF_TURN),
                SupervisedContrastive.published(),
                Augmentation.mild(),
                0);
    }

    private static MetricSettings starter() {
        return new MetricSettings(
                new RunSettings(43, 20, new Schedule(5e-4, 0.1), 2, 1e-4, 2, 0.99, 2, NEVER),
                12,
                4,
                3,
                Optional.empty(),
                new Adaptation.Whole(),
                new HeadSettings(HeadSettings.Kind.HEAD, 256),
                Optional.of(new ReminderSettings(32, 0.3)),
                List.of(Symmetry.MIRROR, Symmetry.HALF_TURN),
                SupervisedContrastive.published(),
                Augmentation.mild(),
                0);
    }
}
