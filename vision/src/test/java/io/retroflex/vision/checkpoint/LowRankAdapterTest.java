package io.retroflex.vision.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LowRankAdapterTest {
    private static final String PLAIN = "{\"peft_type\": \"LORA\", \"r\": 1, \"lora_alpha\": 3}";

    @TempDir
    Path folder;

    @Test
    void aMergedWeightIsTheBasePlusTheScaledProduct() throws IOException {
        adapter(
                PLAIN,
                Map.of(
                        "base_model.model.fc.lora_A.weight", Tensor.of(new float[] {1, 2}, 1, 2),
                        "base_model.model.fc.lora_B.weight", Tensor.of(new float[] {1, 0, -1}, 3, 1)));
        Tensor bias = Tensor.of(new float[3], 3);
        StateDict base = new StateDict(
                Map.of("fc.weight", Tensor.of(new float[] {10, 20, 30, 40, 50, 60}, 3, 2), "fc.bias", bias));

        StateDict merged = LowRankAdapter.read(folder).merge(base);

        assertThat(merged.get("fc.weight").floats()).containsExactly(13, 26, 30, 40, 47, 54);
        assertThat(merged.get("fc.bias")).isSameAs(bias);
        assertThat(base.get("fc.weight").floats()).containsExactly(10, 20, 30, 40, 50, 60);
    }

    @Test
    void aConvolutionIsMergedOverItsWindow() throws IOException {
        adapter(
                PLAIN,
                Map.of(
                        "base_model.model.proj.lora_A.default.weight",
                        Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2),
                        "base_model.model.proj.lora_B.default.weight",
                        Tensor.of(new float[] {1, 10}, 2, 1, 1, 1)));
        StateDict base = new StateDict(Map.of("proj.weight", Tensor.of(new float[8], 2, 1, 2, 2)));

        Tensor merged = LowRankAdapter.read(folder).merge(base).get("proj.weight");

        assertThat(merged.floats()).containsExactly(3, 6, 9, 12, 30, 60, 90, 120);
        assertThat(merged.shape()).containsExactly(2, 1, 2, 2);
    }

    @Test
    void everyTensorOfARealAdapterChangesItsModule() throws IOException {
        Path path = Shared.path("parity/dinov2_tiny_lora");
        LowRankAdapter adapter = LowRankAdapter.read(path);
        StateDict base = Checkpoint.read(Shared.path("parity/dinov2_tiny/dinov2_tiny_pretrain.safetensors"));
        StateDict raw = Checkpoint.read(path.resolve("adapter_model.safetensors"));
        StateDict merged = adapter.merge(base);

        assertThat(adapter.modules()).hasSize(12).hasSize(raw.names().size() / 2);
        for (String name : base.names()) {
            if (!adapter.modules().containsKey(name.replaceFirst("\\.weight$", ""))) {
                assertThat(merged.get(name)).as(name).isSameAs(base.get(name));
                continue;
            }
            String prefix = "base_model.model." + name.replaceFirst("\\.weight$", "");
            float[] a = raw.get(prefix + ".lora_A.weight").floats();
            float[] b = raw.get(prefix + ".lora_B.weight").floats();
            float[] weight = base.get(name).floats();
            float[] changed = merged.get(name).floats();
            int in = base.get(name).extent(1);
            for (int i = 0; i < weight.length; i++) {
                double product = 0;
                for (int r = 0; r < 4; r++) {
                    product += (double) b[i / in * 4 + r] * a[r * in + i % in];
                }
                assertThat((double) changed[i]).as(name).isCloseTo(weight[i] + 2 * product, within(1e-6));
            }
            assertThat(changed).as(name).isNotEqualTo(weight);
        }
    }

    @Test
    void rankStabilisationAndPatternsSetTheScale() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String module : new String[] {"a.fc1", "a.fc2"}) {
            int rank = module.equals("a.fc1") ? 4 : 2;
            tensors.put(module + ".lora_A.weight", Tensor.of(new float[3 * rank], rank, 3));
            tensors.put(module + ".lora_B.weight", Tensor.of(new float[5 * rank], 5, rank));
        }
        adapter(
                "{\"r\": 4, \"lora_alpha\": 8, \"use_rslora\": true, \"rank_pattern\": {\"fc2\": 2},"
                        + " \"alpha_pattern\": {\"^a.fc2\": 3}}",
                tensors);
        Map<String, LowRank> modules =
                LowRankAdapter.read(folder.resolve("adapter_model.safetensors")).modules();
        assertThat(modules.get("a.fc1").scale()).isEqualTo(4);
        assertThat(modules.get("a.fc2").scale()).isEqualTo((float) (3 / Math.sqrt(2)));
    }

    @Test
    void anAdapterWithoutItsConfigurationIsRefused() throws IOException {
        adapter(PLAIN, Map.of());
        Files.delete(folder.resolve("adapter_config.json"));
        assertThatThrownBy(() -> LowRankAdapter.read(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("adapter_config.json")
                .hasMessageContaining("lora_alpha");
    }

    @Test
    void whatIsNoPlainLowRankChangeIsListed() throws IOException {
        Tensor some = Tensor.of(new float[] {1}, 1, 1);
        adapter(
                PLAIN,
                Map.of(
                        "base_model.model.a.lora_A.weight", some,
                        "base_model.model.a.lora_magnitude_vector", some,
                        "base_model.model.b.lora_B.weight", some,
                        "base_model.model.head.weight", some));
        assertThatThrownBy(() -> LowRankAdapter.read(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("a.lora_magnitude_vector")
                .hasMessageContaining("head.weight")
                .hasMessageContaining("a has a lora_A and no lora_B")
                .hasMessageContaining("b has a lora_B and no lora_A");
    }

    @Test
    void aRankThatTheConfigurationDoesNotGiveIsRefused() throws IOException {
        adapter(
                PLAIN,
                Map.of(
                        "fc.lora_A.weight", Tensor.of(new float[4], 2, 2),
                        "fc.lora_B.weight", Tensor.of(new float[4], 2, 2)));
        assertThatThrownBy(() -> LowRankAdapter.read(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("rank 1")
                .hasMessageContaining("the tensors have 2");
    }

    @Test
    void aBaseThatDoesNotFitIsRefusedWithEverythingThatDiffers() throws IOException {
        adapter(
                PLAIN,
                Map.of(
                        "fc.lora_A.weight", Tensor.of(new float[2], 1, 2),
                        "fc.lora_B.weight", Tensor.of(new float[3], 3, 1),
                        "gone.lora_A.weight", Tensor.of(new float[2], 1, 2),
                        "gone.lora_B.weight", Tensor.of(new float[3], 3, 1)));
        LowRankAdapter adapter = LowRankAdapter.read(folder);
        StateDict base = new StateDict(Map.of("fc.weight", Tensor.of(new float[6], 2, 3)));
        assertThatThrownBy(() -> adapter.merge(base))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("1 missing in the base (gone)")
                .hasMessageContaining("fc (F32[2, 3] against F32[1, 2] and F32[3, 1])");
    }

    private void adapter(String config, Map<String, Tensor> tensors) throws IOException {
        Files.writeString(folder.resolve("adapter_config.json"), config);
        Safetensors.write(folder.resolve("adapter_model.safetensors"), new StateDict(tensors), Map.of());
    }
}
