package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.NameMap;
import io.retroflex.vision.checkpoint.ParameterCheck;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.MobileNetV1;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.network.PositionResizing;
import io.retroflex.vision.network.ResNet;
import io.retroflex.vision.network.VisionTransformer;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Normalization;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * A family of backbones whose weight files are known: what a file of it must hold, and what it expects.
 *
 * @param id its name on the command line
 * @param usual the backbone as its authors published it
 * @param preset of {@link Framing}: what its authors let the network see of a picture
 * @param normalization the scale of numbers that its weights were trained with
 * @param licence of its published weights
 */
public record Family(String id, Backbone usual, String preset, Normalization normalization, String licence) {
    /** The side of the square that pictures come to, unless a model says otherwise: what all these were trained at. */
    public static final int SIZE = 224;

    /** All that are known. */
    public static final List<Family> ALL = List.of(
            dinoV2("dinov2-vits14", 384, 12, 0),
            dinoV2("dinov2-vits14-reg4", 384, 12, 4),
            dinoV2("dinov2-vitb14", 768, 12, 0),
            dinoV2("dinov2-vitb14-reg4", 768, 12, 4),
            dinoV2("dinov2-vitl14", 1024, 24, 0),
            dinoV2("dinov2-vitl14-reg4", 1024, 24, 4),
            dinoV1("gastronet-vits16", 384, "paper", "GastroNet-5M data use agreement: not to be passed on"),
            dinoV1("dino-vits16", 384, "dinov2", "Apache-2.0"),
            dinoV1("dino-vitb16", 768, "dinov2", "Apache-2.0"),
            new Family(
                    "resnet50",
                    new ResNet(64, List.of(64, 128, 256, 512), List.of(3, 4, 6, 3), 4),
                    "dinov2",
                    Normalization.IMAGENET,
                    "that of the file"),
            new Family(
                    "mobilenet-v1",
                    new MobileNetV1(List.of(32, 64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024)),
                    "mobilenet",
                    Normalization.SYMMETRIC,
                    "Apache-2.0"));

    private static Family dinoV2(String id, int width, int depth, int registers) {
        PositionResizing positions = registers > 0 ? PositionResizing.ANTIALIASED : PositionResizing.OFFSET;
        Backbone usual =
                new VisionTransformer(14, width, depth, width / 64, 4 * width, 37, registers, true, true, positions);
        return new Family(id, usual, "dinov2", Normalization.IMAGENET, "Apache-2.0");
    }

    private static Family dinoV1(String id, int width, String preset, String licence) {
        Backbone usual = new VisionTransformer(
                16, width, 12, width / 64, 4 * width, 14, 0, false, false, PositionResizing.OFFSET);
        return new Family(id, usual, preset, Normalization.IMAGENET, licence);
    }

    /**
     * The family of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Family named(String id) {
        return ALL.stream()
                .filter(family -> family.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown family '" + id + "'; there are: "
                        + ALL.stream().map(Family::id).collect(Collectors.joining(", "))));
    }

    /** The names that its files give their tensors. */
    public NameMap names() {
        return switch (usual) {
            case VisionTransformer transformer -> NameMap.VISION_TRANSFORMER;
            case ResNet resNet -> NameMap.RESNET;
            case MobileNetV1 mobileNet -> NameMap.MOBILENET_V1;
        };
    }

    /** How its features become a vector: the class token where there is one. */
    public Pooling pooling() {
        return usual instanceof VisionTransformer ? Pooling.CLASS_TOKEN : Pooling.MEAN;
    }

    /** What its authors let the network see of a picture, at a size in pixels. */
    public Framing framing(int size) {
        return Framing.preset(preset, size);
    }

    /**
     * The backbone that a file of this family holds; what may differ from file to file (depth, trained grid, mask token)
     * is read from its tensors.
     *
     * @param weights under the names of {@link #names()}
     * @param file that they came from, for the message
     * @throws CheckpointException if a tensor is missing, unknown or misshapen, or the file is of another family
     */
    public Backbone backbone(StateDict weights, String file) throws CheckpointException {
        Backbone found;
        try {
            found = switch (usual) {
                case VisionTransformer transformer ->
                    VisionTransformer.of(weights, transformer.heads(), transformer.positions());
                case ResNet resNet -> ResNet.of(weights);
                case MobileNetV1 mobileNet -> MobileNetV1.of(weights);
            };
        } catch (NoSuchElementException | IllegalArgumentException e) {
            // The tensors that tell the sizes are not there, or absurd: compare with the published network.
            ParameterCheck.check(file, weights, usual.parameters());
            throw new CheckpointException(file, "is not a " + id + ": " + e.getMessage(), "check the file", e);
        }
        if (!sameKind(usual, found)) {
            throw new CheckpointException(
                    file,
                    "is not a " + id + ": it holds a " + found + ", " + id + " is a " + usual,
                    ALL.stream()
                            .filter(family -> sameKind(family.usual, found))
                            .map(family -> "try --branch " + family.id + "=" + file)
                            .findFirst()
                            .orElse("give a file of that family"));
        }
        ParameterCheck.check(file, weights, found.parameters());
        return found;
    }

    private static boolean sameKind(Backbone one, Backbone other) {
        return switch (one) {
            case VisionTransformer a ->
                other instanceof VisionTransformer b
                        && a.patch() == b.patch()
                        && a.width() == b.width()
                        && a.registers() == b.registers()
                        && a.layerScale() == b.layerScale();
            case ResNet a -> other instanceof ResNet b && a.expansion() == b.expansion();
            case MobileNetV1 a -> other instanceof MobileNetV1;
        };
    }
}
