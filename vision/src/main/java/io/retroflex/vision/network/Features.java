package io.retroflex.vision.network;

import java.util.Optional;

/**
 * What a backbone sees in a picture.
 *
 * @param classToken {@code [batch, width]}, after the final normalization; convolutional networks have none
 * @param tokens {@code [batch, places, width]}: patch tokens after the final normalization, or the places of the last
 *     feature map
 */
public record Features<T>(Optional<T> classToken, T tokens) {}
