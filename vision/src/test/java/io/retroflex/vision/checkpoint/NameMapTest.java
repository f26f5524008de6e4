package io.retroflex.vision.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameMapTest {
    private static final Tensor SOME = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);

    private static StateDict named(String... names) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : names) {
            tensors.put(name, SOME);
        }
        return new StateDict(tensors);
    }

    @Test
    void mocosQueryEncoderIsTakenOutOfItsCheckpoint() throws IOException {
        NamedWeights named = NameMap.RESNET.apply(
                named(
                        "state_dict.module.encoder_q.conv1.weight",
                        "state_dict.module.encoder_q.layer1.0.bn2.running_var",
                        "state_dict.module.encoder_q.bn1.num_batches_tracked",
                        "state_dict.module.encoder_q.fc.0.weight",
                        "state_dict.module.encoder_k.conv1.weight",
                        "state_dict.module.encoder_k.fc.2.bias",
                        "state_dict.module.queue",
                        "optimizer.state.0.momentum_buffer"),
                "moco.pth");
        assertThat(named.weights().names()).containsExactly("conv1.weight", "layer1.0.bn2.running_var");
        assertThat(named.ignored())
                .containsExactly(
                        "a counter of training: state_dict.module.encoder_q.bn1.num_batches_tracked",
                        "a head for training or classifying, after the features:"
                                + " state_dict.module.encoder_q.fc.0.weight",
                        "another copy of the network, not the one used: state_dict.module.encoder_k.conv1.weight,"
                                + " state_dict.module.encoder_k.fc.2.bias",
                        "the state of training: state_dict.module.queue, optimizer.state.0.momentum_buffer");
    }

    @Test
    void aLoneStudentIsTaken() throws IOException {
        NamedWeights named = NameMap.VISION_TRANSFORMER.apply(
                named("student.module.backbone.patch_embed.proj.weight", "student.module.head.mlp.0.weight"), "s.pth");
        assertThat(named.weights().names()).containsExactly("patch_embed.proj.weight");
    }

    @Test
    void swiGluLayersKeepTheirNamesInEitherSpelling() throws IOException {
        assertThat(NameMap.VISION_TRANSFORMER
                        .apply(named("patch_embed.proj.weight", "blocks.3.mlp.w12.weight", "blocks.3.mlp.w3.bias"), "g")
                        .weights()
                        .names())
                .containsExactly("patch_embed.proj.weight", "blocks.3.mlp.w12.weight", "blocks.3.mlp.w3.bias");
        assertThat(NameMap.VISION_TRANSFORMER
                        .apply(
                                named(
                                        "dinov2.embeddings.patch_embeddings.projection.weight",
                                        "dinov2.encoder.layer.3.mlp.weights_in.weight",
                                        "dinov2.encoder.layer.3.mlp.weights_out.bias",
                                        "classifier.weight"),
                                "g")
                        .weights()
                        .names())
                .containsExactly("patch_embed.proj.weight", "blocks.3.mlp.w12.weight", "blocks.3.mlp.w3.bias");
    }

    @Test
    void aMaskedAutoencodersDecoderIsLeftOutWithItsMaskToken() throws IOException {
        NamedWeights named = NameMap.VISION_TRANSFORMER.apply(
                named("model.patch_embed.proj.weight", "model.mask_token", "model.decoder_blocks.0.norm1.weight"),
                "mae.pth");
        assertThat(named.weights().names()).containsExactly("patch_embed.proj.weight");
        assertThat(named.ignored())
                .containsExactly(
                        "the decoder of a masked autoencoder: model.decoder_blocks.0.norm1.weight, mask_token");
    }

    @Test
    void queryKeyAndValueBecomeTheRowsOfOneMatrixInThisOrder() throws IOException {
        String attention = "encoder.layer.0.attention.attention.";
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("embeddings.patch_embeddings.projection.weight", SOME);
        tensors.put(attention + "value.weight", Tensor.of(new float[] {5, 6}, 1, 2));
        tensors.put(attention + "key.weight", Tensor.of(new float[] {3, 4}, 1, 2));
        tensors.put(attention + "query.weight", Tensor.of(new float[] {1, 2}, 1, 2));
        StateDict weights =
                NameMap.VISION_TRANSFORMER.apply(new StateDict(tensors), "hf").weights();
        assertThat(weights.get("blocks.0.attn.qkv.weight").floats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(weights.get("blocks.0.attn.qkv.weight").shape()).containsExactly(3, 2);

        tensors.remove(attention + "key.weight");
        assertThatThrownBy(() -> NameMap.VISION_TRANSFORMER.apply(new StateDict(tensors), "hf"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("blocks.0.attn.qkv.weight cannot be joined");
    }

    @Test
    void tensorsThatNobodyKnowsAreListedInOneError() {
        String[] names = new String[20];
        names[0] = "patch_embed.proj.weight";
        for (int i = 1; i < names.length; i++) {
            names[i] = "blocks.0.surprise." + i;
        }
        assertThatThrownBy(() -> NameMap.VISION_TRANSFORMER.apply(named(names), "odd.pth"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("odd.pth")
                .hasMessageContaining("19 unknown (blocks.0.surprise.1, ")
                .hasMessageContaining("blocks.0.surprise.10 and 9 more)");
    }

    @Test
    void whatLiesBesideTheTeacherIsNotTakenForPartOfIt() {
        assertThatThrownBy(() -> NameMap.VISION_TRANSFORMER.apply(
                        named("teacher.backbone.patch_embed.proj.weight", "teacher.norm.weight", "patch_embed.odd"),
                        "odd.pth"))
                .hasMessageContaining("2 unknown (teacher.norm.weight, patch_embed.odd)");
    }

    @Test
    void twoTensorsOfOneNameAreRefused() {
        assertThatThrownBy(() -> NameMap.VISION_TRANSFORMER.apply(
                        named("patch_embed.proj.weight", "blocks.1.norm1.bias", "blocks.0.1.norm1.bias"), "twice.pth"))
                .hasMessageContaining("two tensors are blocks.1.norm1.bias");
    }

    @Test
    void aNetworkOfAnotherKindIsRefusedWithTheNamesThatTheFileHas() {
        assertThatThrownBy(() -> NameMap.RESNET.apply(named("cls_token", "layer1.0.conv1.weight"), "vit.pth"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("no tensor is called 'conv1.weight'")
                .hasMessageContaining("cls_token, layer1.0.conv1.weight");
    }

    @Test
    void everyDifferenceToTheExpectedParametersIsListedInOneError() throws IOException {
        Map<String, List<Integer>> expected = Map.of("a", List.of(2, 2), "b", List.of(4));
        ParameterCheck.check("fits", named("a"), Map.of("a", List.of(2, 2)));
        assertThatThrownBy(() -> ParameterCheck.check("f.pth", named("a", "c"), expected))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("f.pth")
                .hasMessageContaining("1 missing (b); 1 unknown (c);")
                .hasMessageNotContaining("of another shape");
        assertThatThrownBy(() -> ParameterCheck.check("f.pth", named("a", "b"), expected))
                .hasMessageContaining("1 of another shape (b is [2, 2] instead of [4])");
    }
}
