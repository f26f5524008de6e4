package io.retroflex.vision.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form in which a network is published gives the same weights, bit for bit, as its flat safetensors file. */
class CheckpointParityTest {
    @ParameterizedTest
    @CsvSource({
        "VISION_TRANSFORMER, dinov2_tiny, dinov2_tiny_pretrain.pth, 49",
        "VISION_TRANSFORMER, dinov2_tiny, dinov2_tiny_pretrain_ordereddict.pth, 49",
        "VISION_TRANSFORMER, dinov2_tiny, dinov2_tiny_teacher_checkpoint.pth, 49",
        "VISION_TRANSFORMER, dinov2_tiny, dinov2_tiny_teacher_checkpoint_chunked.pth, 49",
        "VISION_TRANSFORMER, dinov2_tiny, model_hf.safetensors, 49",
        "VISION_TRANSFORMER, dinov2_tiny_reg4, dinov2_tiny_reg4_pretrain.pth, 50",
        "VISION_TRANSFORMER, dinov2_tiny_reg4, dinov2_tiny_reg4_teacher_checkpoint.pth, 50",
        "VISION_TRANSFORMER, dinov2_tiny_reg4, dinov2_tiny_reg4_teacher_checkpoint_chunked.pth, 50",
        "VISION_TRANSFORMER, dinov2_tiny_reg4, model_hf.safetensors, 50",
        "VISION_TRANSFORMER, dinov1_vit_tiny, dinov1_vit_tiny_pretrain.pth, 42",
        "VISION_TRANSFORMER, dinov1_vit_tiny, dinov1_vit_tiny_checkpoint_teacher_backbone.pth, 42",
        "VISION_TRANSFORMER, dinov1_vit_tiny, dinov1_vit_tiny_checkpoint_teacher_module_backbone.pth, 42",
        "VISION_TRANSFORMER, dinov1_vit_tiny, dinov1_vit_tiny_state_dict_backbone.pth, 42",
        "RESNET, resnet_tiny, resnet_tiny_pretrain.pth, 115",
        "RESNET, resnet_tiny, resnet_tiny_with_fc.pth, 115",
        "RESNET, resnet_tiny, resnet_tiny_checkpoint_teacher_module_backbone.pth, 115",
    })
    void everyFormHoldsTheSameWeights(NameMap names, String folder, String file, int count) throws IOException {
        StateDict flat = Safetensors.read(Shared.path("parity/" + folder + "/" + folder + "_pretrain.safetensors"));
        StateDict expected = names.apply(flat, folder).weights();
        Path path = Shared.path("parity/" + folder + "/" + file);
        StateDict weights = names.apply(Checkpoint.read(path), path.toString()).weights();

        assertThat(weights.names()).hasSize(count).containsExactlyInAnyOrderElementsOf(expected.names());
        for (String name : expected.names()) {
            assertThat(flat.get(name).data().mismatch(weights.get(name).data()))
                    .as("first differing byte of " + name)
                    .isEqualTo(-1);
            assertThat(weights.get(name).shape())
                    .as(name)
                    .isEqualTo(flat.get(name).shape());
            assertThat(weights.get(name).type()).as(name).isEqualTo(Tensor.Type.F32);
        }
    }

    @ParameterizedTest
    @CsvSource({"f16, F16", "bf16, BF16"})
    void halfPrecisionFilesHoldTheSameWeightsRounded(String suffix, Tensor.Type type) throws IOException {
        StateDict full = Safetensors.read(Shared.path("parity/dinov2_tiny/dinov2_tiny_pretrain.safetensors"));
        StateDict half =
                Safetensors.read(Shared.path("parity/dinov2_tiny/dinov2_tiny_pretrain_" + suffix + ".safetensors"));
        assertThat(half.names()).containsExactlyInAnyOrderElementsOf(full.names());
        for (String name : full.names()) {
            assertThat(half.get(name).type()).isEqualTo(type);
            float[] values = full.get(name).floats();
            for (int i = 0; i < values.length; i++) {
                values[i] = type == Tensor.Type.F16
                        ? Float.float16ToFloat(Float.floatToFloat16(values[i]))
                        : roundedToBfloat16(values[i]);
            }
            assertThat(half.get(name).floats()).as(name).isEqualTo(values);
        }
    }

    private static float roundedToBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        int toEven = 0x7fff + ((bits >>> 16) & 1);
        return Float.intBitsToFloat((bits + toEven) & 0xffff0000);
    }

    @Test
    void mobileNetsOwnNamesAreTheCanonicalOnes() throws IOException {
        StateDict raw = Checkpoint.read(Shared.path("weights/mobilenet_v1_imagenet.safetensors"));
        NamedWeights named = NameMap.MOBILENET_V1.apply(raw, "mobilenet");
        assertThat(named.weights().names()).hasSize(54).containsExactlyElementsOf(raw.names());
        assertThat(named.ignored()).isEmpty();
    }

    @Test
    void theTeacherIsTakenAndTheStudentIsListedAsLeftOut() throws IOException {
        Path path = Shared.path("parity/dinov1_vit_tiny/dinov1_vit_tiny_checkpoint_teacher_module_backbone.pth");
        StateDict raw = Checkpoint.read(path);
        NamedWeights named = NameMap.VISION_TRANSFORMER.apply(raw, path.toString());
        assertThat(named.weights().get("cls_token").floats())
                .isEqualTo(raw.get("teacher.module.backbone.cls_token").floats())
                .isNotEqualTo(raw.get("student.module.backbone.cls_token").floats());
        assertThat(named.ignored())
                .anyMatch(line -> line.startsWith("another copy of the network, not the one used: student."))
                .anyMatch(line -> line.startsWith("a head for training or classifying"))
                .anyMatch(line -> line.startsWith("the state of training") && line.contains("optimizer."));
    }

    @Test
    void whatSurroundsANetworkIsListedWithItsReason() throws IOException {
        Path path = Shared.path("parity/resnet_tiny/resnet_tiny_with_fc.pth");
        assertThat(NameMap.RESNET.apply(Checkpoint.read(path), path.toString()).ignored())
                .isEqualTo(List.of(
                        "a counter of training: bn1.num_batches_tracked, layer1.0.bn1.num_batches_tracked,"
                                + " layer1.0.bn2.num_batches_tracked and 20 more",
                        "a head for training or classifying, after the features: fc.weight, fc.bias"));
    }
}
