package io.retroflex.vision.model;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.VisionTransformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the paper's model at full size, their weights given by a formula: GastroNet ViT-S/16 and DINOv2 ViT-S/14
 * with registers, LoRA of rank 8 and alpha 16 on every linear layer of both, and a head to 512.
 */
public final class PaperModel {
    static final Family GASTRONET = Family.named("gastronet-vits16");
    static final Family DINOV2 = Family.named("dinov2-vits14-reg4");
    private static final int RANK = 8;

    private PaperModel() {}

    /** Writes the files into a folder and says how to import them. */
    public static ModelImport write(Path folder) throws IOException {
        return new ModelImport(
                "paper",
                List.of(branch(folder, GASTRONET), branch(folder, DINOV2)),
                Map.of(GASTRONET, adapter(folder, GASTRONET), DINOV2, adapter(folder, DINOV2)),
                Optional.of(head(folder)),
                Optional.of("paper"),
                Family.SIZE);
    }

    static ModelImport.BranchFile branch(Path folder, Family family) throws IOException {
        Path file = folder.resolve(family.id() + ".safetensors");
        Safetensors.write(file, FormulaWeights.of(family.usual().parameters()), Map.of());
        return new ModelImport.BranchFile(family, file);
    }

    static Path adapter(Path folder, Family family) throws IOException {
        VisionTransformer transformer = (VisionTransformer) family.usual();
        int width = transformer.width();
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (int i = 0; i < transformer.depth(); i++) {
            String block = "base_model.model.blocks." + i + ".";
            lowRank(shapes, block + "attn.qkv", 3 * width, width);
            lowRank(shapes, block + "attn.proj", width, width);
            lowRank(shapes, block + "mlp.fc1", transformer.hidden(), width);
            lowRank(shapes, block + "mlp.fc2", width, transformer.hidden());
        }
        Path adapter = Files.createDirectories(folder.resolve(family.id() + "-adapter"));
        Safetensors.write(adapter.resolve("adapter_model.safetensors"), FormulaWeights.of(shapes), Map.of());
        Files.writeString(
                adapter.resolve("adapter_config.json"),
                "{\"peft_type\": \"LORA\", \"r\": " + RANK + ", \"lora_alpha\": 16,"
                        + " \"target_modules\": [\"qkv\", \"proj\", \"fc1\", \"fc2\"]}");
        return adapter;
    }

    private static void lowRank(Map<String, List<Integer>> shapes, String module, int outputs, int inputs) {
        shapes.put(module + ".lora_A.weight", List.of(RANK, inputs));
        shapes.put(module + ".lora_B.weight", List.of(outputs, RANK));
    }

    private static Path head(Path folder) throws IOException {
        Path file = folder.resolve("head.safetensors");
        Safetensors.write(file, headWeights(), Map.of());
        return file;
    }

    /** The head's tensors under the names of the paper's code. */
    static StateDict headWeights() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        FormulaWeights.of(new Fusion.Head(768, 512).parameters())
                .tensors()
                .forEach((name, tensor) ->
                        named.put(name.replace("linear.", "fusion_fc.0.").replace("norm.", "fusion_fc.1."), tensor));
        return new StateDict(named);
    }
}
