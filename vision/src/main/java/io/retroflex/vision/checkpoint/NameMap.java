package io.retroflex.vision.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that different projects give the same tensor, and the one that Retroflex uses: for each kind of network those
 * of its original code.
 */
public enum NameMap {
    /** Those of DINO and DINOv2: {@code cls_token, pos_embed, blocks.0.attn.qkv.weight, .., norm.bias}. */
    VISION_TRANSFORMER,

    /** Those of torchvision: {@code conv1.weight, bn1.weight, layer1.0.conv1.weight, ..}, without the classifier. */
    RESNET,

    /** {@code stem.weight, blocks.0.depthwise.weight, blocks.0.pointwise.weight, ..}, batch normalisation folded in. */
    MOBILENET_V1;

    /**
     * Finds the network among a file's tensors and renames its weights. Of several copies the teacher is preferred. What
     * surrounds a network (heads, other copies, the optimiser) is left out and listed.
     *
     * @param raw the tensors as {@link Checkpoint#read} gives them
     * @param file for messages
     * @throws CheckpointException if there is no such network, or if any tensor is neither of it nor known to be needless
     */
    public NamedWeights apply(StateDict raw, String file) throws CheckpointException {
        Placement placement = Placement.find(raw, anchors())
                .orElseThrow(() -> new CheckpointException(
                        file,
                        "it holds no network of this kind: no tensor is called '"
                                + anchors().getFirst() + "', at any usual place; its tensors are "
                                + Listing.of(raw.names()),
                        "give the file and the family that belong together"));
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Map<String, List<String>> ignored = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, Tensor> entry : raw.tensors().entrySet()) {
            String name = entry.getKey();
            Optional<String> weight = placement.local(name).flatMap(this::canonical);
            if (weight.isPresent()) {
                if (weights.putIfAbsent(weight.get(), entry.getValue()) != null) {
                    problems.add("two tensors are " + weight.get());
                }
                continue;
            }
            Optional<String> reason =
                    placement.reasonToIgnore(name, local -> canonical(local).isPresent());
            if (reason.isPresent()) {
                ignored.computeIfAbsent(reason.get(), any -> new ArrayList<>()).add(name);
            } else {
                unknown.add(name);
            }
        }
        if (ignored.containsKey(Placement.DECODER) && weights.remove("mask_token") != null) {
            ignored.get(Placement.DECODER).add("mask_token");
        }
        ParameterCheck.report(problems, "unknown", unknown);
        StateDict joined = new StateDict(SplitAttention.join(weights, problems));
        if (!problems.isEmpty()) {
            throw new CheckpointException(
                    file,
                    "its tensors are not all understood: " + String.join("; ", problems),
                    "nothing is left out silently: give the file and the family that belong together");
        }
        return new NamedWeights(joined, lines(ignored));
    }

    /** The canonical name of a tensor called so inside its network. */
    Optional<String> canonical(String local) {
        return switch (this) {
            case VISION_TRANSFORMER -> VisionTransformerNames.canonical(local);
            case RESNET -> ResNetNames.canonical(local);
            case MOBILENET_V1 -> MobileNetNames.canonical(local);
        };
    }

    /** Tensors that every such network has, under the names by which it is found. */
    private List<String> anchors() {
        return switch (this) {
            case VISION_TRANSFORMER -> List.of("patch_embed.proj.weight", VisionTransformerNames.HF_ANCHOR);
            case RESNET -> List.of("conv1.weight");
            case MOBILENET_V1 -> List.of("stem.weight");
        };
    }

    static List<String> lines(Map<String, List<String>> ignored) {
        List<String> lines = new ArrayList<>();
        ignored.forEach((reason, names) -> lines.add(reason + ": " + Listing.of(names, 3)));
        return lines;
    }
}
