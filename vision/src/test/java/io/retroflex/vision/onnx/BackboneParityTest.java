package io.retroflex.vision.onnx;

import static io.retroflex.vision.onnx.BackboneRun.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.Npz;
import io.retroflex.vision.Shared;
import io.retroflex.vision.checkpoint.Checkpoint;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.NameMap;
import io.retroflex.vision.checkpoint.ParameterCheck;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.PositionResizing;
import io.retroflex.vision.network.ResNet;
import io.retroflex.vision.network.VisionTransformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small networks, from every form of their checkpoints and at every size of picture, against the original code. */
class BackboneParityTest {
    private static final int HEADS = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dinov2_tiny_pretrain.pth",
                "dinov2_tiny_pretrain_ordereddict.pth",
                "dinov2_tiny_teacher_checkpoint.pth",
                "dinov2_tiny_teacher_checkpoint_chunked.pth",
                "dinov2_tiny_pretrain.safetensors",
                "model_hf.safetensors"
            })
    void dinoV2IsAsTheOriginal(String file) throws IOException {
        assertTransformerParity("dinov2_tiny", file, PositionResizing.OFFSET, "x_norm_clstoken", "x_norm_patchtokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dinov2_tiny_reg4_pretrain.pth",
                "dinov2_tiny_reg4_teacher_checkpoint.pth",
                "dinov2_tiny_reg4_teacher_checkpoint_chunked.pth",
                "dinov2_tiny_reg4_pretrain.safetensors",
                "model_hf.safetensors"
            })
    void dinoV2WithRegistersIsAsTheOriginal(String file) throws IOException {
        assertTransformerParity(
                "dinov2_tiny_reg4", file, PositionResizing.ANTIALIASED, "x_norm_clstoken", "x_norm_patchtokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dinov1_vit_tiny_pretrain.pth",
                "dinov1_vit_tiny_pretrain.safetensors",
                "dinov1_vit_tiny_checkpoint_teacher_module_backbone.pth",
                "dinov1_vit_tiny_checkpoint_teacher_backbone.pth",
                "dinov1_vit_tiny_state_dict_backbone.pth"
            })
    void dinoV1IsAsTheOriginal(String file) throws IOException {
        assertTransformerParity("dinov1_vit_tiny", file, PositionResizing.OFFSET, "cls", "patchtokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet_tiny_pretrain.pth",
                "resnet_tiny_pretrain.safetensors",
                "resnet_tiny_with_fc.pth",
                "resnet_tiny_checkpoint_teacher_module_backbone.pth"
            })
    void resNetIsAsTheOriginal(String file) throws IOException {
        StateDict weights = weights(NameMap.RESNET, "resnet_tiny/" + file);
        ResNet resNet = ResNet.of(weights);
        for (Path fixture : fixtures("resnet_tiny")) {
            Map<String, Tensor> expected = Npz.read(fixture);

            Map<String, Tensor> actual = run(resNet, weights, expected.get("input"));

            assertClose(actual.get("mean").floats(), expected.get("pooled").floats(), fixture + " pooled features");
            assertClose(
                    channelsFirst(actual.get("tokens")),
                    expected.get("layer4").floats(),
                    fixture + " last feature map");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adapter_model.safetensors", ""})
    void anAdapterFoldedInIsAsTheOriginalBesideItsBase(String path) throws IOException {
        StateDict base = weights(NameMap.VISION_TRANSFORMER, "dinov2_tiny/dinov2_tiny_pretrain.pth");
        LowRankAdapter adapter =
                LowRankAdapter.read(Shared.path("parity/dinov2_tiny_lora").resolve(path));
        Map<String, Tensor> expected = Npz.read(Shared.path("parity/dinov2_tiny_lora/io_98x98.npz"));
        VisionTransformer transformer = VisionTransformer.of(base, HEADS, PositionResizing.OFFSET);

        Map<String, Tensor> actual = run(transformer, adapter.merge(base), expected.get("input"));

        assertClose(
                actual.get("class").floats(), expected.get("x_norm_clstoken").floats(), "class token");
        assertClose(
                actual.get("tokens").floats(),
                expected.get("x_norm_patchtokens").floats(),
                "patch tokens");
    }

    private static void assertTransformerParity(
            String network, String file, PositionResizing positions, String classToken, String patchTokens)
            throws IOException {
        StateDict weights = weights(NameMap.VISION_TRANSFORMER, network + "/" + file);
        VisionTransformer transformer = VisionTransformer.of(weights, HEADS, positions);
        for (Path fixture : fixtures(network)) {
            Map<String, Tensor> expected = Npz.read(fixture);

            Map<String, Tensor> actual = run(transformer, weights, expected.get("input"));

            assertClose(actual.get("class").floats(), expected.get(classToken).floats(), fixture + " class token");
            assertClose(actual.get("tokens").floats(), expected.get(patchTokens).floats(), fixture + " patch tokens");
            assertClose(
                    actual.get("mean").floats(),
                    expected.get("mean_patchtokens").floats(),
                    fixture + " mean of the patch tokens");
        }
    }

    private static Map<String, Tensor> run(Backbone backbone, StateDict weights, Tensor pictures) throws IOException {
        ParameterCheck.check("the fixture", weights, backbone.parameters());
        return BackboneRun.run(backbone, weights, pictures);
    }

    private static StateDict weights(NameMap names, String file) throws IOException {
        Path path = Shared.path("parity/" + file);
        return names.apply(Checkpoint.read(path), path.toString()).weights();
    }

    /** All sizes of picture; the Hugging Face style outputs follow another rule for positions than the original. */
    private static List<Path> fixtures(String network) throws IOException {
        try (Stream<Path> files = Files.list(Shared.path("parity/" + network))) {
            List<Path> fixtures = files.filter(
                            file -> file.getFileName().toString().matches("io_\\d+x\\d+\\.npz"))
                    .sorted()
                    .toList();
            assertThat(fixtures).hasSize(3);
            return fixtures;
        }
    }

    private static float[] channelsFirst(Tensor tokens) {
        int batch = tokens.extent(0);
        int places = tokens.extent(1);
        int channels = tokens.extent(2);
        float[] values = tokens.floats();
        float[] map = new float[values.length];
        for (int b = 0; b < batch; b++) {
            for (int p = 0; p < places; p++) {
                for (int c = 0; c < channels; c++) {
                    map[(b * channels + c) * places + p] = values[(b * places + p) * channels + c];
                }
            }
        }
        return map;
    }
}
