package io.retroflex.vision.checkpoint;

import java.util.Optional;
import java.util.regex.Pattern;

/** A residual network's tensors under torchvision's names, basic blocks and bottlenecks alike. */
final class ResNetNames {
    private static final String NORM = "\\.(weight|bias|running_mean|running_var)";
    private static final Pattern NAME = Pattern.compile("conv1\\.weight|bn1" + NORM
            + "|layer[1-4]\\.\\d+\\.(conv[123]\\.weight|bn[123]" + NORM
            + "|downsample\\.0\\.weight|downsample\\.1" + NORM + ")");

    private ResNetNames() {}

    static Optional<String> canonical(String name) {
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
