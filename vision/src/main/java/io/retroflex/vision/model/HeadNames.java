package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Fusion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that fusion heads have in the files of others: our own, and {@code fusion_fc.0} and {@code .1}. */
final class HeadNames {
    private static final Map<String, String> PREFIXES =
            Map.of("fusion_fc.0.", "linear.", "fusion_fc.1.", "norm.", "fusion.", "");

    private HeadNames() {}

    /** The head's tensors under the names of {@link Fusion.Head}; a counter that only training uses is left out. */
    static StateDict apply(StateDict raw, List<String> notes) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        raw.tensors().forEach((name, tensor) -> {
            if (name.endsWith(".num_batches_tracked")) {
                notes.add(name + " is left out: only training counts batches");
            } else {
                named.put(renamed(name), tensor);
            }
        });
        return new StateDict(named);
    }

    private static String renamed(String name) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> name.startsWith(prefix.getKey()))
                .map(prefix ->
                        prefix.getValue() + name.substring(prefix.getKey().length()))
                .findFirst()
                .orElse(name);
    }

    /** The head whose sizes these tensors have. */
    static Fusion.Head head(StateDict named, Path file) throws CheckpointException {
        Tensor linear = named.find("linear.weight")
                .filter(weight -> weight.rank() == 2)
                .orElseThrow(() -> new CheckpointException(
                        file.toString(),
                        "has no linear layer, but " + named.names(),
                        "give a head with linear.weight [outputs, inputs], linear.bias, and norm.{weight, bias,"
                                + " running_mean, running_var}"));
        return new Fusion.Head(linear.extent(1), linear.extent(0));
    }
}
