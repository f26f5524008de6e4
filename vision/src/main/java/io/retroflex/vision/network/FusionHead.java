package io.retroflex.vision.network;

import io.retroflex.vision.checkpoint.StateDict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What makes one vector of the branches' vectors end to end: a linear layer, batch normalization, GELU.
 *
 * @param inputs the branches' dimensions added up
 * @param outputs the dimension of the embedding
 */
public record FusionHead(int inputs, int outputs) {
    /** The head that a state dict with the names of {@link #parameters} belongs to. */
    public static FusionHead of(StateDict weights) {
        return new FusionHead(
                weights.get("linear.weight").extent(1),
                weights.get("linear.weight").extent(0));
    }

    /** Every parameter's shape by name. */
    public SequencedMap<String, List<Integer>> parameters() {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("linear.weight", List.of(outputs, inputs));
        for (String name :
                List.of("linear.bias", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var")) {
            shapes.put(name, List.of(outputs));
        }
        return shapes;
    }

    /** Fuses {@code [batch, inputs]} to {@code [batch, outputs]}. */
    public <T> T fuse(Operations<T> operations, T vector) {
        T fused = operations.linear(vector, new Linear("linear", new Affine.BatchNorm("norm")));
        return operations.activation(fused, Activation.GELU);
    }
}
