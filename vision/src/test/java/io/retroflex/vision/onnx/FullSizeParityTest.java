package io.retroflex.vision.onnx;

import static io.retroflex.vision.onnx.BackboneRun.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.Npz;
import io.retroflex.vision.Shared;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.PositionResizing;
import io.retroflex.vision.network.ResNet;
import io.retroflex.vision.network.VisionTransformer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Networks of real size, their weights given by a formula, against the original code's outputs. */
class FullSizeParityTest {
    private static final VisionTransformer DINO_V2 =
            new VisionTransformer(14, 384, 12, 6, 1536, 37, 0, true, true, PositionResizing.OFFSET);

    @Test
    void dinoV2IsAsTheOriginalAtItsUsualSize() throws IOException {
        assertTransformerParity(DINO_V2, "dinov2_vits14_224x224");
    }

    @Test
    void dinoV2IsAsTheOriginalOnAPictureThatIsNotSquare() throws IOException {
        assertTransformerParity(DINO_V2, "dinov2_vits14_196x280");
    }

    @Test
    void dinoV2WithRegistersIsAsTheOriginal() throws IOException {
        assertTransformerParity(
                new VisionTransformer(14, 384, 12, 6, 1536, 37, 4, true, true, PositionResizing.ANTIALIASED),
                "dinov2_vits14_reg4_224x224");
    }

    @Test
    void dinoV1IsAsTheOriginal() throws IOException {
        assertTransformerParity(
                new VisionTransformer(16, 384, 12, 6, 1536, 14, 0, false, false, PositionResizing.OFFSET),
                "dinov1_vits16_224x224");
    }

    @Test
    void resNet50IsAsTheOriginal() throws IOException {
        Map<String, Tensor> expected = Npz.read(Shared.path("parity/fullsize/resnet50_224x224.npz"));
        ResNet resNet50 = new ResNet(64, List.of(64, 128, 256, 512), List.of(3, 4, 6, 3), 4);

        float[] pooled = run(resNet50, 224, 224, expected).get("mean").floats();

        assertClose(pooled, expected.get("pooled").floats(), "pooled features");
    }

    private static void assertTransformerParity(VisionTransformer transformer, String fixture) throws IOException {
        Map<String, Tensor> expected = Npz.read(Shared.path("parity/fullsize/" + fixture + ".npz"));
        String size = fixture.substring(fixture.lastIndexOf('_') + 1);
        int height = Integer.parseInt(size.substring(0, size.indexOf('x')));
        int width = Integer.parseInt(size.substring(size.indexOf('x') + 1));

        Map<String, Tensor> actual = run(transformer, height, width, expected);

        float[] patches = actual.get("tokens").floats();
        assertClose(actual.get("class").floats(), expected.get("cls").floats(), "class token");
        assertClose(actual.get("mean").floats(), expected.get("mean_patch").floats(), "mean of the patch tokens");
        assertClose(
                Arrays.copyOf(patches, 3 * 384), expected.get("patch_first3").floats(), "first patch tokens");
        assertClose(
                Arrays.copyOfRange(patches, patches.length - 384, patches.length),
                expected.get("patch_last").floats(),
                "last patch token");
    }

    private static Map<String, Tensor> run(Backbone backbone, int height, int width, Map<String, Tensor> expected) {
        Tensor picture = FormulaWeights.picture(height, width);
        double sum = 0;
        for (float value : picture.floats()) {
            sum += value;
        }
        assertThat(sum)
                .as("sum of the input")
                .isCloseTo(expected.get("input_sum").doubles()[0], within(0.05));
        return BackboneRun.run(backbone, FormulaWeights.of(backbone.parameters()), picture);
    }
}
