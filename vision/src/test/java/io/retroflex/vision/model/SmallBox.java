package io.retroflex.vision.model;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.checkpoint.Checkpoint;
import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.checkpoint.TfliteBytes;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.MobileNetV1;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Normalization;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A model of the form that goes into the box, over the small network of {@link TfliteBytes}: two branches, adapters on
 * both, and a head.
 */
public final class SmallBox {
    private static final MobileNetV1 BASE = new MobileNetV1(List.of(4, 6, 8));
    private static final MobileNetV1 OWN = new MobileNetV1(List.of(8, 16));
    private static final Fusion.Head HEAD = new Fusion.Head(24, 12);

    private SmallBox() {}

    /** Writes the base as its publisher has it. */
    public static Path writeBase(Path file) throws IOException {
        return Files.write(file, TfliteBytes.good());
    }

    /** Writes the box, with a model card. */
    public static Path write(Path folder, Path base) throws IOException {
        BoxedModel.write(model(Checkpoint.read(base)), folder);
        Files.writeString(folder.resolve("MODEL-CARD.md"), "# A model of the tests\n");
        return folder;
    }

    static Model model(StateDict base) {
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                "light",
                List.of(branch("mobilenet-v1", BASE, "Apache-2.0"), branch("retroflex", OWN, "Apache-2.0 (Retroflex)")),
                HEAD,
                List.of("polyp"),
                Map.of("made", "by a test"),
                Map.of());
        List<Model.Part> parts = List.of(
                new Model.Part(base, adapter("blocks.1.pointwise", 8, 6)),
                new Model.Part(FormulaWeights.of(OWN.parameters()), adapter("blocks.0.pointwise", 16, 8)));
        return new Model(description, parts, FormulaWeights.of(HEAD.parameters()));
    }

    private static Branch branch(String family, MobileNetV1 network, String licence) {
        Preprocessing preprocessing = new Preprocessing(Framing.preset("mobilenet", 32), Normalization.SYMMETRIC);
        return new Branch(family, network, Pooling.MEAN, preprocessing, true, licence);
    }

    private static Optional<LowRankAdapter> adapter(String module, int outputs, int inputs) {
        StateDict tensors = FormulaWeights.of(Map.of("a", List.of(2, inputs, 1, 1), "b", List.of(outputs, 2, 1, 1)));
        Tensor down = tensors.get("a");
        Tensor up = tensors.get("b");
        SequencedMap<String, LowRank> modules = new LinkedHashMap<>();
        // A scale that no half can hold: a change of it would show.
        modules.put(module, new LowRank(down, up, 0.1234567f));
        return Optional.of(new LowRankAdapter("test", modules));
    }
}
