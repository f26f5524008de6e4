package io.retroflex.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.vision.Npz;
import io.retroflex.vision.Shared;
import io.retroflex.vision.checkpoint.Checkpoint;
import io.retroflex.vision.checkpoint.NameMap;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.Features;
import io.retroflex.vision.network.MobileNetV1;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.network.PositionResizing;
import io.retroflex.vision.network.ResNet;
import io.retroflex.vision.network.VisionTransformer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The execution that learns gives what the original code gives: the same fixtures as for the one that infers. */
class TorchParityTest {
    private static final int HEADS = 3;
    private static final double SHARE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "dinov2_tiny/dinov2_tiny_pretrain.pth, OFFSET, x_norm_clstoken, x_norm_patchtokens, io_98x98.npz",
        "dinov2_tiny_reg4/dinov2_tiny_reg4_pretrain.pth, ANTIALIASED, x_norm_clstoken, x_norm_patchtokens, io_98x98.npz",
        "dinov1_vit_tiny/dinov1_vit_tiny_pretrain.pth, OFFSET, cls, patchtokens, io_96x96.npz"
    })
    void transformersAreAsTheOriginal(
            String file, PositionResizing positions, String classToken, String patchTokens, String fixture)
            throws IOException {
        StateDict weights = weights(NameMap.VISION_TRANSFORMER, file);
        Map<String, Tensor> expected = Npz.read(Shared.path("parity/" + file).resolveSibling(fixture));

        check(
                VisionTransformer.of(weights, HEADS, positions),
                weights,
                expected.get("input"),
                (features, operations) -> {
                    Torches.assertClose(
                            features.classToken().orElseThrow(), expected.get(classToken), SHARE, "class token");
                    Torches.assertClose(features.tokens(), expected.get(patchTokens), SHARE, "patch tokens");
                });
    }

    @Test
    void theResidualNetworkIsAsTheOriginal() throws IOException {
        StateDict weights = weights(NameMap.RESNET, "resnet_tiny/resnet_tiny_pretrain.pth");
        Map<String, Tensor> expected = Npz.read(Shared.path("parity/resnet_tiny/io_64x64.npz"));

        check(
                ResNet.of(weights),
                weights,
                expected.get("input"),
                (features, operations) -> Torches.assertClose(
                        Pooling.MEAN.pool(operations, features), expected.get("pooled"), SHARE, "pooled"));
    }

    @Test
    void theMobileNetworkIsAsTheOriginal() throws IOException {
        StateDict weights = Checkpoint.read(Shared.path("weights/mobilenet_v1_imagenet.safetensors"));
        Map<String, Tensor> expected = Npz.read(Shared.path("weights/mobilenet_v1_imagenet_expected.npz"));

        check(
                MobileNetV1.of(weights),
                weights,
                input(),
                (features, operations) -> Torches.assertClose(
                        Pooling.MEAN.pool(operations, features), expected.get("features"), SHARE, "features"));
    }

    /** As the weights' README has it. */
    private static Tensor input() {
        int size = 224;
        float[] values = new float[2 * 3 * size * size];
        int i = 0;
        for (int b = 0; b < 2; b++) {
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < size; y++) {
                    for (int x = 0; x < size; x++) {
                        values[i++] = (float) (Math.sin(0.05 * x + 0.9 * c + b) * Math.cos(0.035 * y - 0.4 * c));
                    }
                }
            }
        }
        return Tensor.of(values, 2, 3, size, size);
    }

    private interface Check {
        void accept(Features<NDArray> features, TorchOperations operations);
    }

    private static void check(Backbone backbone, StateDict weights, Tensor input, Check check) {
        try (Parameters parameters = new Parameters(Torch.manager());
                NDManager step = Torch.manager()) {
            parameters.add(weights, name -> false);
            TorchOperations operations = TorchOperations.inference(parameters);
            Torch.withoutGradients(() -> {
                check.accept(
                        backbone.features(operations, Torches.array(step, input), input.extent(2), input.extent(3)),
                        operations);
                return "checked";
            });
        }
    }

    private static StateDict weights(NameMap names, String file) throws IOException {
        Path path = Shared.path("parity/" + file);
        return names.apply(Checkpoint.read(path), path.toString()).weights();
    }
}
