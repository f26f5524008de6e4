package io.retroflex.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper's two backbones, adapters and head, end to end at full size, with weights that a formula gives. */
class PaperModelTest {
    private static final EmbedderOptions OPTIONS = new EmbedderOptions(2, 2, 1);

    @TempDir
    private Path folder;

    @Test
    void theDualModelIsItsTwoBranchesFusedByHand() throws IOException {
        Model written = ModelFolder.write(
                folder.resolve("dual"), PaperModel.write(folder).run().model());
        List<Picture> pictures = List.of(picture(640, 480, 1), picture(300, 400, 2), picture(224, 224, 3));

        List<Embedding> dual = embed(ModelFolder.open(folder.resolve("dual")), pictures);

        List<Embedding> gastronet = embed(oneBranch(PaperModel.GASTRONET), pictures);
        List<Embedding> dinoV2 = embed(oneBranch(PaperModel.DINOV2), pictures);
        assertThat(written.description().dimension()).isEqualTo(512);
        for (int i = 0; i < pictures.size(); i++) {
            double[] expected = fused(gastronet.get(i).values(), dinoV2.get(i).values());
            for (int d = 0; d < 512; d++) {
                assertThat((double) dual.get(i).values()[d]).isCloseTo(expected[d], within(1e-5));
            }
        }
        assertThat(dual.get(0).cosine(dual.get(1))).as("different pictures").isLessThan(0.9999f);
    }

    @Test
    void thePapersOwnCheckpointGivesTheSameModelAsItsParts() throws IOException {
        ModelImport parts = PaperModel.write(folder);
        Map<String, Tensor> checkpoint = new LinkedHashMap<>();
        addAdapter(checkpoint, "model1.", PaperModel.GASTRONET);
        addAdapter(checkpoint, "model2.", PaperModel.DINOV2);
        checkpoint.putAll(PaperModel.headWeights().tensors());
        Path file = folder.resolve("dual.safetensors");
        Safetensors.write(file, new StateDict(checkpoint), Map.of());
        ModelImport overBases = new ModelImport(
                "paper", parts.branches().reversed(), Map.of(), Optional.empty(), Optional.of("paper"), Family.SIZE);

        Model fromCheckpoint = ModelFolder.write(
                folder.resolve("checkpoint"), overBases.run(file).model());

        Model fromParts = ModelFolder.write(folder.resolve("parts"), parts.run().model());
        assertThat(fromCheckpoint.fingerprint()).isEqualTo(fromParts.fingerprint());
    }

    private void addAdapter(Map<String, Tensor> checkpoint, String model, Family family) throws IOException {
        Path adapter = folder.resolve(family.id() + "-adapter/adapter_model.safetensors");
        Safetensors.read(adapter)
                .tensors()
                .forEach((name, tensor) -> checkpoint.put(
                        model
                                + name.replace("base_model.", "")
                                        .replace("lora_A.", "lora_A.default.")
                                        .replace("lora_B.", "lora_B.default."),
                        tensor));
    }

    private Model oneBranch(Family family) throws IOException {
        return new ModelImport(
                        "one",
                        List.of(PaperModel.branch(folder, family)),
                        Map.of(family, PaperModel.adapter(folder, family)),
                        Optional.empty(),
                        Optional.of("paper"),
                        Family.SIZE)
                .run()
                .model();
    }

    private static List<Embedding> embed(Model model, List<Picture> pictures) throws IOException {
        try (DualEmbedder embedder = DualEmbedder.of(model, OPTIONS)) {
            return embedder.embed(pictures);
        }
    }

    /** Linear, batch normalization, GELU, length one; the error function by its series. */
    private static double[] fused(float[] gastronet, float[] dinoV2) {
        StateDict head = PaperModel.headWeights();
        double[] weight = head.get("fusion_fc.0.weight").doubles();
        double[] bias = head.get("fusion_fc.0.bias").doubles();
        double[] mean = head.get("fusion_fc.1.running_mean").doubles();
        double[] variance = head.get("fusion_fc.1.running_var").doubles();
        double[] scale = head.get("fusion_fc.1.weight").doubles();
        double[] shift = head.get("fusion_fc.1.bias").doubles();
        double[] fused = new double[512];
        double squares = 0;
        for (int o = 0; o < 512; o++) {
            double sum = bias[o];
            for (int i = 0; i < 384; i++) {
                sum += weight[o * 768 + i] * gastronet[i] + weight[o * 768 + 384 + i] * dinoV2[i];
            }
            double normed = (sum - mean[o]) / Math.sqrt(variance[o] + 1e-5) * scale[o] + shift[o];
            fused[o] = normed * 0.5 * (1 + erf(normed / Math.sqrt(2)));
            squares += fused[o] * fused[o];
        }
        for (int o = 0; o < 512; o++) {
            fused[o] /= Math.sqrt(squares);
        }
        return fused;
    }

    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    private static Picture picture(int width, int height, int seed) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            rgb[i] = (byte) (128 + 100 * Math.sin(seed * 0.01 * x + i % 3) * Math.cos(0.02 * y * seed));
        }
        return new Picture(width, height, rgb);
    }
}
