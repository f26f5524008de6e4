package io.retroflex.vision.checkpoint;

import io.retroflex.vision.checkpoint.DualCheckpoint.Branch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the paper's checkpoint apart. */
final class DualCheckpointReader {
    /** {@code model1.<rest>}, with whatever training code put before it. */
    private static final Pattern PLACE =
            Pattern.compile("(?:(?:state_dict|model_state_dict|model|module)\\.)*(model1|model2|fusion_fc)\\.(.+)");

    /** Newer PEFT keeps the weight that it changes under this name, older PEFT under its own. */
    private static final Pattern BASE_LAYER = Pattern.compile("\\.base_layer\\.(?=(?:weight|bias)$)");

    private static final List<String> FUSION = List.of(
            "fusion_fc.0.weight",
            "fusion_fc.0.bias",
            "fusion_fc.1.weight",
            "fusion_fc.1.bias",
            "fusion_fc.1.running_mean",
            "fusion_fc.1.running_var");

    private final String file;
    private final float alpha;
    private final List<String> unknown = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<String>> ignored = new LinkedHashMap<>();

    DualCheckpointReader(String file, float alpha) {
        this.file = file;
        this.alpha = alpha;
    }

    DualCheckpoint read(StateDict raw) throws CheckpointException {
        Map<String, Tensor> gastronet = new LinkedHashMap<>();
        Map<String, Tensor> dinov2 = new LinkedHashMap<>();
        Map<String, Tensor> fusion = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> entry : raw.tensors().entrySet()) {
            Matcher place = PLACE.matcher(entry.getKey());
            if (!place.matches()) {
                leaveOut(entry.getKey());
            } else if (place.group(1).equals("model1")) {
                gastronet.put(place.group(2), entry.getValue());
            } else if (place.group(1).equals("model2")) {
                dinov2.put(place.group(2), entry.getValue());
            } else if (FUSION.contains("fusion_fc." + place.group(2))) {
                fusion.put("fusion_fc." + place.group(2), entry.getValue());
            } else {
                leaveOut(entry.getKey());
            }
        }
        List<String> missing = new ArrayList<>(FUSION);
        missing.removeAll(fusion.keySet());
        if (gastronet.isEmpty()) {
            missing.add("model1.*");
        }
        if (dinov2.isEmpty()) {
            missing.add("model2.*");
        }
        Branch first = branch("model1", gastronet);
        Branch second = branch("model2", dinov2);
        ParameterCheck.report(problems, "missing", missing);
        ParameterCheck.report(problems, "unknown", unknown);
        if (!problems.isEmpty()) {
            throw new CheckpointException(
                    file,
                    "it is not a dual checkpoint of the paper's: " + String.join("; ", problems),
                    "give the file that the paper's training code saved");
        }
        return new DualCheckpoint(first, second, new StateDict(fusion), NameMap.lines(ignored));
    }

    private Branch branch(String model, Map<String, Tensor> tensors) throws CheckpointException {
        LowRankTensors found = LowRankTensors.in(tensors);
        Map<String, Tensor> base = new LinkedHashMap<>();
        found.others().forEach((name, tensor) -> {
            String plain = BASE_LAYER.matcher(name).replaceFirst(".");
            Optional<String> canonical = NameMap.VISION_TRANSFORMER.canonical(plain);
            if (canonical.isEmpty()) {
                leaveOut(model + "." + name);
            } else if (base.putIfAbsent(canonical.get(), tensor) != null) {
                problems.add("two tensors are " + model + "." + canonical.get());
            }
        });
        StateDict joined = new StateDict(SplitAttention.join(base, problems));
        return new Branch(found.adapter(file + " (" + model + ")", (module, rank) -> alpha / rank), joined);
    }

    private void leaveOut(String name) {
        String local = name.replaceFirst("^model[12]\\.", "");
        Placement.needless(local)
                .ifPresentOrElse(
                        reason -> ignored.computeIfAbsent(reason, any -> new ArrayList<>())
                                .add(name),
                        () -> unknown.add(name));
    }
}
