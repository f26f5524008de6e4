package io.retroflex.vision.model;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.MobileNetV1;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Normalization;
import io.retroflex.vision.picture.Preprocessing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that is quick to make and to run: pictures of 32 x 32, one branch of three layers. */
public final class SmallModel {
    private SmallModel() {}

    /**
     * The model.
     *
     * @param preset of its framing
     * @param width of its embeddings
     */
    public static Model of(String preset, int width) {
        MobileNetV1 network = new MobileNetV1(List.of(8, width, width));
        Branch branch = new Branch(
                "mobilenet-v1",
                network,
                Pooling.MEAN,
                new Preprocessing(Framing.preset(preset, 32), Normalization.SYMMETRIC),
                false,
                "Apache-2.0");
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                "small",
                List.of(branch),
                new Fusion.Concatenation(width),
                List.of("polyp"),
                Map.of("made", "by a test"),
                Map.of());
        Model.Part part = new Model.Part(FormulaWeights.of(network.parameters()), Optional.empty());
        return new Model(description, List.of(part), FormulaWeights.of(Map.of()));
    }
}
