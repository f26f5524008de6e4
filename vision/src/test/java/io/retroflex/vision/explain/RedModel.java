package io.retroflex.vision.explain;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.MobileNetV1;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Normalization;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Preprocessing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model made by hand that sees nothing but how much of a picture is red, and pictures for it. */
final class RedModel {
    static final int SIDE = 64;
    private static final int TAPS = 9;

    private RedModel() {}

    /** Its embedding points from {@code (0, 1)} for a grey picture towards {@code (1, 0)} for a red one. */
    static Model model() {
        float[] stem = new float[2 * 3 * TAPS];
        Arrays.fill(stem, 0, TAPS, 1f / TAPS);
        Arrays.fill(stem, TAPS, 2 * TAPS, -1f / TAPS);
        StateDict weights = new StateDict(
                Map.of("stem.weight", Tensor.of(stem, 2, 3, 3, 3), "stem.bias", Tensor.of(new float[] {0, 0.1f}, 2)));
        Branch branch = new Branch(
                "red",
                new MobileNetV1(List.of(2)),
                Pooling.MEAN,
                new Preprocessing(Framing.preset("mobilenet", SIDE), Normalization.SYMMETRIC),
                false,
                "Apache-2.0");
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                "red",
                List.of(branch),
                new Fusion.Concatenation(2),
                List.of(),
                Map.of(),
                Map.of());
        return new Model(description, List.of(new Model.Part(weights, Optional.empty())), new StateDict(Map.of()));
    }

    /** A grey picture with a red square of a quarter of its side. */
    static Picture redAt(int left, int top) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        Arrays.fill(rgb, (byte) 90);
        for (int y = top; y < top + SIDE / 4; y++) {
            for (int x = left; x < left + SIDE / 4; x++) {
                rgb[(y * SIDE + x) * 3] = (byte) 220;
            }
        }
        return new Picture(SIDE, SIDE, rgb);
    }
}
