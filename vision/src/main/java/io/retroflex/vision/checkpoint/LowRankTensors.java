package io.retroflex.vision.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tensors sorted into the pairs that make low-rank changes, and the others. */
final class LowRankTensors {
    /** What makes up alpha / rank, for a module with that rank. */
    interface Scale {
        float of(String module, int rank) throws CheckpointException;
    }

    /** PEFT writes {@code lora_A.weight} into adapters and {@code lora_A.<adapter>.weight} into whole state dicts. */
    private static final Pattern NAME = Pattern.compile("(.+)\\.lora_([AB])(?:\\.[^.]+)?\\.weight");

    private static final Pattern WRAPPER = Pattern.compile("^(base_model\\.)?(model\\.)?");

    private final Map<String, Tensor> down = new LinkedHashMap<>();
    private final Map<String, Tensor> up = new LinkedHashMap<>();
    private final Map<String, Tensor> others = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private LowRankTensors() {}

    /** Names lose PEFT's {@code base_model.model.} before them. */
    static LowRankTensors in(Map<String, Tensor> tensors) {
        LowRankTensors found = new LowRankTensors();
        tensors.forEach((wrapped, tensor) -> {
            String name = WRAPPER.matcher(wrapped).replaceFirst("");
            Matcher low = NAME.matcher(name);
            if (!low.matches()) {
                found.others.put(name, tensor);
            } else if ((low.group(2).equals("A") ? found.down : found.up).putIfAbsent(low.group(1), tensor) != null) {
                found.problems.add("two adapters change " + low.group(1));
            }
        });
        return found;
    }

    /** What is no part of a low-rank change. */
    Map<String, Tensor> others() {
        return others;
    }

    /** What is wrong with the tensors so far; add to it what else is found before {@link #adapter}. */
    List<String> problems() {
        return problems;
    }

    /** @throws CheckpointException one error with all problems, these pairs' own included */
    LowRankAdapter adapter(String file, Scale scale) throws CheckpointException {
        SequencedMap<String, LowRank> modules = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> entry : down.entrySet()) {
            String module = entry.getKey();
            Tensor a = entry.getValue();
            Tensor b = up.remove(module);
            if (b == null) {
                problems.add(module + " has a lora_A and no lora_B");
                continue;
            }
            try {
                modules.put(module, new LowRank(a, b, scale.of(module, a.rank() == 0 ? 0 : a.extent(0))));
            } catch (IllegalArgumentException e) {
                problems.add(module + ": " + e.getMessage());
            }
        }
        up.keySet().forEach(module -> problems.add(module + " has a lora_B and no lora_A"));
        if (!problems.isEmpty()) {
            throw new CheckpointException(
                    file,
                    "it is not an adapter that can be folded in: " + Listing.of(problems),
                    "save plain LoRA weights with PEFT (no DoRA, no biases, no further modules)");
        }
        return new LowRankAdapter(file, modules);
    }
}
