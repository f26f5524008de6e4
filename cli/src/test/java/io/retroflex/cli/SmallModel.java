package io.retroflex.cli;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.model.ModelFolder;
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
final class SmallModel {
    private SmallModel() {}

    /** A quick model, with embeddings of as many numbers as asked. */
    static Path write(Path folder, int dimension) throws IOException {
        return write(folder, new MobileNetV1(List.of(8, 16, dimension)), 32);
    }

    /** A model that takes long enough over a picture for a build to be interrupted. */
    static Path writeSlow(Path folder) throws IOException {
        return write(folder, new MobileNetV1(List.of(32, 64, 128, 128)), 224);
    }

    private static Path write(Path folder, MobileNetV1 backbone, int size) throws IOException {
        Preprocessing preprocessing = new Preprocessing(Framing.preset("mobilenet", size), Normalization.SYMMETRIC);
        Branch branch = new Branch("mobilenet-v1", backbone, Pooling.MEAN, preprocessing, false, "none needed");
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                folder.getFileName().toString(),
                List.of(branch),
                new Fusion.Concatenation(branch.dimension()),
                List.of(),
                Map.of(),
                Map.of());
        Model.Part part = new Model.Part(FormulaWeights.of(backbone.parameters()), Optional.empty());
        ModelFolder.write(folder, new Model(description, List.of(part), new StateDict(Map.of())));
        return folder;
    }
}
