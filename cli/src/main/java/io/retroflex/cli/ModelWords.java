package io.retroflex.cli;

import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.MobileNetV1;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.network.Reminder;
import io.retroflex.vision.network.ResNet;
import io.retroflex.vision.network.VisionTransformer;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Resampling;
import io.retroflex.vision.picture.Sizing;
import io.retroflex.vision.picture.Symmetry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts of a model in plain words. */
final class ModelWords {
    private ModelWords() {}

    static String of(Backbone backbone) {
        return switch (backbone) {
            case VisionTransformer vit ->
                "vision transformer, patches of " + vit.patch() + ", width " + vit.width() + ", " + vit.depth()
                        + " blocks, " + vit.heads() + " heads"
                        + (vit.registers() > 0 ? ", " + vit.registers() + " registers" : "");
            case ResNet resNet ->
                "residual network, blocks "
                        + resNet.blocks().stream().map(String::valueOf).collect(Collectors.joining("-")) + ", width "
                        + resNet.width();
            case MobileNetV1 mobileNet ->
                "MobileNetV1, " + (mobileNet.channels().size() - 1) + " blocks, width " + mobileNet.width();
        };
    }

    static String of(Pooling pooling) {
        return switch (pooling) {
            case CLASS_TOKEN -> "class token";
            case MEAN -> "mean of all places";
            case GENERALIZED_MEAN -> "generalized mean of all places";
            case CLASS_TOKEN_AND_MEAN -> "class token and mean of the others";
        };
    }

    static String of(Framing framing) {
        return (framing.fieldOfView() ? "field of view" : "whole picture")
                + switch (framing.sizing()) {
                    case Sizing.CentreCrop crop ->
                        ", shorter side to " + crop.shorterSide() + ", the middle " + side(framing)
                                + filter(crop.filter());
                    case Sizing.Stretch stretch -> ", stretched to " + side(framing) + filter(stretch.filter());
                    case Sizing.Fit fit -> ", fitted into " + side(framing) + filter(fit.filter());
                };
    }

    private static String side(Framing framing) {
        return framing.width() + " x " + framing.height();
    }

    private static String filter(Resampling filter) {
        return ", " + filter.name().toLowerCase(Locale.ROOT);
    }

    static String of(Fusion fusion) {
        return switch (fusion) {
            case Fusion.Concatenation concatenation -> "the branches' vectors end to end";
            case Fusion.Head head -> "a head from " + head.inputs() + " to " + head.outputs();
            case Fusion.Projection projection ->
                "a linear layer from " + projection.inputs() + " to " + projection.outputs();
            case Fusion.Perceptron perceptron ->
                "two layers from " + perceptron.inputs() + " by " + perceptron.hidden() + " to " + perceptron.outputs();
        };
    }

    static String of(List<Symmetry> symmetries) {
        return "each picture is looked at as it is, and "
                + symmetries.stream()
                        .map(symmetry -> switch (symmetry) {
                            case MIRROR -> "mirrored";
                            case HALF_TURN -> "turned upside down";
                        })
                        .collect(Collectors.joining(" and "));
    }

    static String of(Reminder reminder) {
        return "a projection to " + reminder.outputs() + " of what the branches saw before they learnt, with "
                + Math.round(100 * reminder.share()) + " % of the cosine";
    }
}
