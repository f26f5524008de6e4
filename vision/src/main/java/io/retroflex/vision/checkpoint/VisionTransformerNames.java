package io.retroflex.vision.checkpoint;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A vision transformer's tensors: DINO's and DINOv2's own names, and those of Hugging Face's DINOv2. */
final class VisionTransformerNames {
    static final String HF_ANCHOR = "embeddings.patch_embeddings.projection.weight";

    private static final Pattern OUTSIDE_BLOCKS =
            Pattern.compile("cls_token|pos_embed|mask_token|register_tokens|(patch_embed\\.proj|norm)\\.(weight|bias)");

    /** {@code blocks.<i>.<rest>}, or {@code blocks.<chunk>.<i>.<rest>} where training was sharded; i counts through. */
    private static final Pattern BLOCK = Pattern.compile("blocks\\.(?:\\d+\\.)?(\\d+)\\.("
            + "(?:norm1|norm2|attn\\.qkv|attn\\.proj|mlp\\.fc1|mlp\\.fc2|mlp\\.w12|mlp\\.w3)\\.(?:weight|bias)"
            + "|ls[12]\\.gamma)");

    private static final Pattern HF_BLOCK = Pattern.compile("encoder\\.layer\\.(\\d+)\\.(.+?)(\\.weight|\\.bias)?");

    private static final Map<String, String> HF_OUTSIDE_BLOCKS = Map.of(
            "embeddings.cls_token", "cls_token",
            "embeddings.position_embeddings", "pos_embed",
            "embeddings.mask_token", "mask_token",
            "embeddings.register_tokens", "register_tokens",
            "embeddings.patch_embeddings.projection.weight", "patch_embed.proj.weight",
            "embeddings.patch_embeddings.projection.bias", "patch_embed.proj.bias",
            "layernorm.weight", "norm.weight",
            "layernorm.bias", "norm.bias");

    private static final Map<String, String> HF_IN_BLOCKS = Map.ofEntries(
            Map.entry("norm1", "norm1"),
            Map.entry("norm2", "norm2"),
            Map.entry("attention.attention.query", "attn.query"),
            Map.entry("attention.attention.key", "attn.key"),
            Map.entry("attention.attention.value", "attn.value"),
            Map.entry("attention.output.dense", "attn.proj"),
            Map.entry("layer_scale1.lambda1", "ls1.gamma"),
            Map.entry("layer_scale2.lambda1", "ls2.gamma"),
            Map.entry("mlp.fc1", "mlp.fc1"),
            Map.entry("mlp.fc2", "mlp.fc2"),
            Map.entry("mlp.weights_in", "mlp.w12"),
            Map.entry("mlp.weights_out", "mlp.w3"));

    private VisionTransformerNames() {}

    static Optional<String> canonical(String name) {
        if (OUTSIDE_BLOCKS.matcher(name).matches()) {
            return Optional.of(name);
        }
        Matcher block = BLOCK.matcher(name);
        if (block.matches()) {
            return Optional.of("blocks." + block.group(1) + "." + block.group(2));
        }
        Matcher layer = HF_BLOCK.matcher(name);
        if (layer.matches() && HF_IN_BLOCKS.containsKey(layer.group(2))) {
            String kind = layer.group(3) == null ? "" : layer.group(3);
            return Optional.of("blocks." + layer.group(1) + "." + HF_IN_BLOCKS.get(layer.group(2)) + kind);
        }
        return Optional.ofNullable(HF_OUTSIDE_BLOCKS.get(name));
    }
}
