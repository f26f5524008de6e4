package io.retroflex.training.student;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.optimize.Schedule;
import io.retroflex.training.run.RunSettings;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.PositionResizing;
import io.retroflex.vision.network.ResNet;
import io.retroflex.vision.network.VisionTransformer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Students that go by a name: small networks that learn on a machine without a graphics card. */
public enum StudentPreset {
    /** A residual network of 0.9 million weights: minutes for a few thousand pictures, on two cores. */
    SMALL,
    /** A residual network of 2.4 million weights. */
    RESIDUAL,
    /** A vision transformer of 1.1 million weights, with patches of 16 pixels. */
    TRANSFORMER;

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the ones there are
     */
    public static StudentPreset named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown student '" + name + "'; there are: "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(StudentPreset::id).toList())));
    }

    /** The name. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it stands for. */
    public StudentSettings settings() {
        return switch (this) {
            case SMALL -> settings(new ResNet(32, List.of(32, 64, 128, 192), List.of(1, 1, 1, 1), 1), 2e-3);
            case RESIDUAL -> settings(new ResNet(48, List.of(48, 96, 192, 256), List.of(1, 1, 2, 1), 1), 2e-3);
            case TRANSFORMER ->
                settings(
                        new VisionTransformer(16, 128, 5, 4, 512, 8, 0, false, false, PositionResizing.ANTIALIASED),
                        1e-3);
        };
    }

    private static StudentSettings settings(Backbone network, double rate) {
        return new StudentSettings(
                new RunSettings(43, 40, new Schedule(rate, 0.1), 1, 1e-4, 2, 0.99, 1, 40),
                network,
                128,
                64,
                Augmentation.strong(),
                0.2,
                8);
    }
}
