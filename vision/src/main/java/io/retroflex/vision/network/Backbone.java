package io.retroflex.vision.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.SequencedMap;

/** A network that turns a picture into features: its sizes, its parameters, and its operations. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "network")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VisionTransformer.class, name = "vision-transformer"),
    @JsonSubTypes.Type(value = ResNet.class, name = "resnet"),
    @JsonSubTypes.Type(value = MobileNetV1.class, name = "mobilenet-v1")
})
public sealed interface Backbone permits VisionTransformer, ResNet, MobileNetV1 {
    /** The number of channels of its features. */
    int width();

    /** Every parameter's shape by name, in the order of the network. */
    SequencedMap<String, List<Integer>> parameters();

    /**
     * Carries the network out.
     *
     * @param picture {@code [batch, 3, height, width]}, normalized as the network was trained
     * @param height of the picture in pixels
     * @param width of the picture in pixels
     * @throws IllegalArgumentException if the network does not take pictures of that size
     */
    <T> Features<T> features(Operations<T> operations, T picture, int height, int width);
}
