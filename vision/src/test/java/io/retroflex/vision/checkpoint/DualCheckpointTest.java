package io.retroflex.vision.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DualCheckpointTest {
    @TempDir
    Path folder;

    /** Width 4, rank 2: model1 as today's PEFT writes it, model2 as older PEFT does. */
    private static Map<String, Tensor> dual() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("model1.model.cls_token", counted(1, 1, 4));
        tensors.put("model1.model.patch_embed.proj.base_layer.weight", counted(4, 3, 2, 2));
        tensors.put("model1.model.patch_embed.proj.base_layer.bias", counted(4));
        tensors.put("model1.model.patch_embed.proj.lora_A.default.weight", counted(2, 3, 2, 2));
        tensors.put("model1.model.patch_embed.proj.lora_B.default.weight", counted(4, 2, 1, 1));
        tensors.put("model1.model.blocks.0.attn.qkv.base_layer.weight", counted(12, 4));
        tensors.put("model1.model.blocks.0.attn.qkv.base_layer.bias", counted(12));
        tensors.put("model1.model.blocks.0.attn.qkv.lora_A.default.weight", counted(2, 4));
        tensors.put("model1.model.blocks.0.attn.qkv.lora_B.default.weight", counted(12, 2));
        tensors.put("model1.model.head.weight", counted(2, 4));
        tensors.put("model2.base_model.model.blocks.0.mlp.fc1.weight", counted(16, 4));
        tensors.put("model2.base_model.model.blocks.0.mlp.fc1.lora_A.default.weight", counted(2, 4));
        tensors.put("model2.base_model.model.blocks.0.mlp.fc1.lora_B.default.weight", counted(16, 2));
        tensors.put("model2.base_model.model.blocks.0.ls1.gamma", counted(4));
        tensors.put("fusion_fc.0.weight", counted(5, 8));
        tensors.put("fusion_fc.0.bias", counted(5));
        tensors.put("fusion_fc.1.weight", counted(5));
        tensors.put("fusion_fc.1.bias", counted(5));
        tensors.put("fusion_fc.1.running_mean", counted(5));
        tensors.put("fusion_fc.1.running_var", counted(5));
        tensors.put("fusion_fc.1.num_batches_tracked", counted());
        return tensors;
    }

    private static Tensor counted(int... shape) {
        int size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = i + size;
        }
        return Tensor.of(values, shape);
    }

    @Test
    void aPyTorchFileIsTakenApartIntoBranchesAndHead() throws IOException {
        Path file = folder.resolve("best.pth");
        PickleBytes.save(file, dual());
        tellApart(DualCheckpoint.read(file));
    }

    @Test
    void aSafetensorsFileIsTakenApartLikewise() throws IOException {
        Path file = folder.resolve("best.safetensors");
        Safetensors.write(file, new StateDict(dual()), Map.of());
        tellApart(DualCheckpoint.read(file));
    }

    private static void tellApart(DualCheckpoint checkpoint) {
        DualCheckpoint.Branch gastronet = checkpoint.gastronet();
        assertThat(gastronet.base().names())
                .containsExactlyInAnyOrder(
                        "cls_token",
                        "patch_embed.proj.weight",
                        "patch_embed.proj.bias",
                        "blocks.0.attn.qkv.weight",
                        "blocks.0.attn.qkv.bias");
        assertThat(gastronet.adapter().modules()).containsOnlyKeys("patch_embed.proj", "blocks.0.attn.qkv");
        LowRank qkv = gastronet.adapter().modules().get("blocks.0.attn.qkv");
        assertThat(qkv.rank()).isEqualTo(2);
        assertThat(qkv.scale()).isEqualTo(8);
        assertThat(qkv.a().floats()).isEqualTo(counted(2, 4).floats());

        DualCheckpoint.Branch dinov2 = checkpoint.dinov2();
        assertThat(dinov2.base().names()).containsExactlyInAnyOrder("blocks.0.mlp.fc1.weight", "blocks.0.ls1.gamma");
        assertThat(dinov2.adapter().modules()).containsOnlyKeys("blocks.0.mlp.fc1");

        assertThat(checkpoint.fusion().names())
                .containsExactlyInAnyOrder(
                        "fusion_fc.0.weight",
                        "fusion_fc.0.bias",
                        "fusion_fc.1.weight",
                        "fusion_fc.1.bias",
                        "fusion_fc.1.running_mean",
                        "fusion_fc.1.running_var");
        assertThat(checkpoint.fusion().get("fusion_fc.0.weight").shape()).containsExactly(5, 8);
        assertThat(checkpoint.ignored())
                .containsExactlyInAnyOrder(
                        "a head for training or classifying, after the features: model1.head.weight",
                        "a counter of training: fusion_fc.1.num_batches_tracked");
    }

    @Test
    void itsAdaptersFoldIntoItsOwnBase() throws IOException {
        Path file = folder.resolve("best.pth");
        PickleBytes.save(file, dual());
        DualCheckpoint.Branch branch = DualCheckpoint.read(file, 2).gastronet();
        StateDict merged = branch.adapter().merge(branch.base());
        float[] a = counted(2, 3, 2, 2).floats();
        float[] b = counted(4, 2, 1, 1).floats();
        float[] weight = counted(4, 3, 2, 2).floats();
        float[] changed = merged.get("patch_embed.proj.weight").floats();
        for (int i = 0; i < weight.length; i++) {
            float product = b[i / 12 * 2] * a[i % 12] + b[i / 12 * 2 + 1] * a[12 + i % 12];
            assertThat(changed[i]).isEqualTo(weight[i] + product);
        }
    }

    @Test
    void trainingStateAroundItIsLeftOutAndListed() throws IOException {
        Map<String, Tensor> nested = new LinkedHashMap<>();
        dual().forEach((name, tensor) -> nested.put("model_state_dict.module." + name, tensor));
        nested.put("optimizer.state.0.exp_avg", counted(3));
        Path file = folder.resolve("last.pth");
        PickleBytes.save(file, nested);
        assertThat(DualCheckpoint.read(file).ignored()).contains("the state of training: optimizer.state.0.exp_avg");
    }

    @Test
    void whatIsMissingOrUnknownIsListedInOneError() throws IOException {
        Map<String, Tensor> broken = dual();
        broken.remove("fusion_fc.1.running_var");
        broken.keySet().removeIf(name -> name.startsWith("model2."));
        broken.put("fusion_fc.3.weight", counted(5));
        broken.put("model1.model.blocks.0.surprise", counted(5));
        broken.put("model3.cls_token", counted(5));
        Path file = folder.resolve("broken.pth");
        PickleBytes.save(file, broken);
        assertThatThrownBy(() -> DualCheckpoint.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("2 missing (fusion_fc.1.running_var, model2.*)")
                .hasMessageContaining("3 unknown")
                .hasMessageContaining("fusion_fc.3.weight")
                .hasMessageContaining("model1.blocks.0.surprise")
                .hasMessageContaining("model3.cls_token");
    }
}
