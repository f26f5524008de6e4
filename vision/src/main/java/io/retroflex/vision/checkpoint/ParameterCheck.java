package io.retroflex.vision.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether a file's tensors are exactly the parameters of a network. */
public final class ParameterCheck {
    private ParameterCheck() {}

    /**
     * Compares names and shapes.
     *
     * @param file for the message
     * @param expected the network's parameters and their shapes
     * @throws CheckpointException one error that lists all missing, unknown and misshapen tensors
     */
    public static void check(String file, StateDict weights, Map<String, List<Integer>> expected)
            throws CheckpointException {
        List<String> missing = expected.keySet().stream()
                .filter(name -> !weights.contains(name))
                .toList();
        List<String> unknown = weights.names().stream()
                .filter(name -> !expected.containsKey(name))
                .toList();
        List<String> misshapen = new ArrayList<>();
        weights.tensors().forEach((name, tensor) -> {
            List<Integer> shape = Arrays.stream(tensor.shape()).boxed().toList();
            if (expected.containsKey(name) && !shape.equals(expected.get(name))) {
                misshapen.add(name + " is " + shape + " instead of " + expected.get(name));
            }
        });
        List<String> problems = new ArrayList<>();
        report(problems, "missing", missing);
        report(problems, "unknown", unknown);
        report(problems, "of another shape", misshapen);
        if (!problems.isEmpty()) {
            throw new CheckpointException(
                    file,
                    "its tensors are not those of this network: " + String.join("; ", problems),
                    "give the file and the family that belong together");
        }
    }

    static void report(List<String> problems, String what, List<String> names) {
        if (!names.isEmpty()) {
            problems.add(names.size() + " " + what + " (" + Listing.of(names) + ")");
        }
    }
}
