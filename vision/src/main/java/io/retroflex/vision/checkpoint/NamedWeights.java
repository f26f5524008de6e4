package io.retroflex.vision.checkpoint;

import java.util.List;

/**
 * A network's weights under the names that Retroflex uses.
 *
 * @param ignored what the file holds beyond them and was left out knowingly: one line a reason, with names and count
 */
public record NamedWeights(StateDict weights, List<String> ignored) {
    public NamedWeights {
        ignored = List.copyOf(ignored);
    }
}
