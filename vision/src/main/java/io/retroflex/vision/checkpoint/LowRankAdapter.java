package io.retroflex.vision.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Low-rank changes of a network's weights, as the PEFT library saves them.
 *
 * @param file where it came from, for messages
 * @param modules by module as the base names it, as in {@code blocks.0.attn.qkv}
 */
public record LowRankAdapter(String file, SequencedMap<String, LowRank> modules) {
    private static final String WEIGHTS = "adapter_model.safetensors";
    private static final String CONFIG = "adapter_config.json";

    public LowRankAdapter {
        modules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(modules));
    }

    /**
     * Reads an adapter and the {@code adapter_config.json} beside it, which holds the scale. Which modules it changes is
     * told by its tensors alone.
     *
     * @param path {@code adapter_model.safetensors}, or the folder that has it
     * @throws CheckpointException if either file is missing or damaged, or if any tensor is no low-rank change (DoRA's
     *     magnitudes, biases, whole modules)
     */
    public static LowRankAdapter read(Path path) throws IOException {
        Path weights = Files.isDirectory(path) ? path.resolve(WEIGHTS) : path;
        AdapterConfig config = AdapterConfig.read(weights.resolveSibling(CONFIG));
        StateDict tensors = Checkpoint.read(weights);
        LowRankTensors found = LowRankTensors.in(tensors.tensors());
        List<String> problems = found.problems();
        ParameterCheck.report(
                problems, "not low-rank changes", List.copyOf(found.others().keySet()));
        LowRankAdapter adapter = found.adapter(weights.toString(), config::scale);
        if (adapter.modules().isEmpty()) {
            throw new CheckpointException(weights.toString(), "it holds no LoRA tensors", "give a PEFT adapter");
        }
        return adapter;
    }

    /**
     * The base with the changes folded in: each changed weight becomes F32, all others stay the same tensors.
     *
     * @param base a network under the names that this adapter uses
     * @throws CheckpointException one error that lists all modules that the base does not have or has in another shape
     */
    public StateDict merge(StateDict base) throws CheckpointException {
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        Map<String, Tensor> merged = new LinkedHashMap<>(base.tensors());
        modules.forEach((module, change) -> {
            String name = module + ".weight";
            if (!base.contains(name)) {
                missing.add(module);
            } else if (!change.fits(base.get(name))) {
                misshapen.add(module + " (" + base.get(name) + " against " + change.a() + " and " + change.b() + ")");
            } else {
                merged.put(name, change.addedTo(base.get(name)));
            }
        });
        List<String> problems = new ArrayList<>();
        ParameterCheck.report(problems, "missing in the base", missing);
        ParameterCheck.report(problems, "of another shape", misshapen);
        if (!problems.isEmpty()) {
            throw new CheckpointException(
                    file,
                    "it does not fit this base: " + String.join("; ", problems),
                    "give the adapter and the base that it was trained on");
        }
        return new StateDict(merged);
    }
}
