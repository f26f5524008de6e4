package io.retroflex.training.metric;

import io.retroflex.training.learner.Initial;
import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Backbone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Low-rank changes of layers (LoRA; Hu et al., arXiv 2106.09685).
 *
 * @param rank of each change
 * @param alpha what the change is multiplied by, over the rank
 * @param dropout share of a change's input that is left out at random while it learns
 * @param targets regular expressions; a layer is adapted if its whole name, as in {@code blocks.0.attn.qkv}, is one of
 *     them
 */
public record AdapterSettings(int rank, double alpha, double dropout, List<String> targets) implements Adaptation {
    /** The paper's: rank 8, alpha 16, dropout 0.05 on qkv, proj, fc1 and fc2 of all blocks; of a convolutional network, the
     * convolutions that mix channels. */
    public static AdapterSettings paper() {
        return new AdapterSettings(
                8,
                16,
                0.05,
                List.of(
                        "blocks\\.\\d+\\.(attn\\.(qkv|proj)|mlp\\.fc[12])",
                        "blocks\\.\\d+\\.pointwise",
                        "layer\\d\\.\\d+\\.(conv\\d|downsample\\.0)"));
    }

    /** Checks the ranges. */
    public AdapterSettings {
        targets = List.copyOf(targets);
        if (rank < 1 || !(alpha > 0) || !(dropout >= 0 && dropout < 1) || targets.isEmpty()) {
            throw new IllegalArgumentException("an adapter has a rank of at least 1, an alpha above 0, a dropout below"
                    + " 1 and at least one target");
        }
    }

    /**
     * An adapter that changes nothing yet: A is drawn as PyTorch draws a linear layer, B is zero.
     *
     * @return nothing if no layer of the backbone is a target
     */
    public Optional<LowRankAdapter> begin(Backbone backbone, RandomGenerator random) {
        List<Pattern> patterns = targets.stream().map(Pattern::compile).toList();
        SequencedMap<String, LowRank> modules = new LinkedHashMap<>();
        backbone.parameters().forEach((name, shape) -> {
            if (name.endsWith(".weight") && (shape.size() == 2 || shape.size() == 4)) {
                String module = name.substring(0, name.length() - ".weight".length());
                if (patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(module).matches())) {
                    modules.put(module, begin(shape, random));
                }
            }
        });
        return modules.isEmpty() ? Optional.empty() : Optional.of(new LowRankAdapter("adapter", modules));
    }

    private LowRank begin(List<Integer> shape, RandomGenerator random) {
        int[] down = shape.stream().mapToInt(Integer::intValue).toArray();
        int outputs = down[0];
        down[0] = rank;
        int[] up = down.clone();
        up[0] = outputs;
        up[1] = rank;
        for (int i = 2; i < up.length; i++) {
            up[i] = 1;
        }
        Tensor a = Initial.uniform(random, down);
        return new LowRank(a, Tensor.of(new float[outputs * rank], up), (float) (alpha / rank));
    }
}
