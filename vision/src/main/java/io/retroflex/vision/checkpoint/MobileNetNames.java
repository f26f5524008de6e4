package io.retroflex.vision.checkpoint;

import java.util.Optional;
import java.util.regex.Pattern;

/** MobileNetV1's tensors: a stem, and blocks of a depthwise and a pointwise convolution. */
final class MobileNetNames {
    private static final Pattern NAME = Pattern.compile("(stem|blocks\\.\\d+\\.(depthwise|pointwise))\\.(weight|bias)");

    private MobileNetNames() {}

    static Optional<String> canonical(String name) {
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
