package io.retroflex.vision.model;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.MobileNetV1;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Normalization;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models whose weights are a formula: not trained, but enough to tell colours and patterns apart. */
public final class SmallModel {
    private SmallModel() {}

    /**
     * A quick model: pictures of 32 x 32, one branch of three layers.
     *
     * @param preset of its framing
     * @param width of its embeddings
     */
    public static Model of(String preset, int width) {
        return of(new MobileNetV1(List.of(8, width, width)), Framing.preset(preset, 32));
    }

    /** Writes a quick model, with embeddings of as many numbers as asked. */
    public static Path write(Path folder, int width) throws IOException {
        ModelFolder.write(folder, of("mobilenet", width));
        return folder;
    }

    /** Writes a model that takes long enough over a picture for a build to be interrupted. */
    public static Path writeSlow(Path folder) throws IOException {
        ModelFolder.write(
                folder, of(new MobileNetV1(List.of(32, 64, 128, 128)), Framing.preset("mobilenet", Family.SIZE)));
        return folder;
    }

    private static Model of(MobileNetV1 network, Framing framing) {
        Branch branch = new Branch(
                "mobilenet-v1",
                network,
                Pooling.MEAN,
                new Preprocessing(framing, Normalization.SYMMETRIC),
                false,
                "Apache-2.0");
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                "small",
                List.of(branch),
                new Fusion.Concatenation(network.width()),
                List.of("polyp"),
                Map.of("made", "by a test"),
                Map.of());
        Model.Part part = new Model.Part(FormulaWeights.of(network.parameters()), Optional.empty());
        return new Model(description, List.of(part), FormulaWeights.of(Map.of()));
    }
}
