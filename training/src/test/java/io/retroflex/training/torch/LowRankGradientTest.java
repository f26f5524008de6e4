package io.retroflex.training.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.retroflex.vision.Npz;
import io.retroflex.vision.Shared;
import io.retroflex.vision.checkpoint.Checkpoint;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.NameMap;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Features;
import io.retroflex.vision.network.PositionResizing;
import io.retroflex.vision.network.VisionTransformer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gradients of an adapter beside a frozen transformer, against those of PEFT and torch. */
class LowRankGradientTest {
    /** Of each gradient's largest value, as the fixtures recommend. */
    private static final double SHARE = 1e-3;

    @Test
    void theAdaptersGradientsAreAsTheOriginal() throws IOException {
        Path base = Shared.path("parity/dinov2_tiny/dinov2_tiny_pretrain.pth");
        StateDict weights = NameMap.VISION_TRANSFORMER
                .apply(Checkpoint.read(base), base.toString())
                .weights();
        LowRankAdapter adapter = LowRankAdapter.read(Shared.path("parity/dinov2_tiny_lora"));
        Map<String, Tensor> expected = Npz.read(Shared.path("parity/dinov2_tiny_lora/io_98x98.npz"));
        VisionTransformer network = VisionTransformer.of(weights, 3, PositionResizing.OFFSET);

        try (Parameters parameters = new Parameters(Torch.manager());
                NDManager step = Torch.manager()) {
            parameters.add(weights, name -> false);
            parameters.add("", adapter);
            NDArray input = Torches.array(step, expected.get("input"));
            input.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                Features<NDArray> features = network.features(TorchOperations.training(parameters, 0), input, 98, 98);
                NDArray loss = features.classToken()
                        .orElseThrow()
                        .mul(Torches.array(step, expected.get("cotangent_cls")))
                        .sum()
                        .add(features.tokens()
                                .mul(Torches.array(step, expected.get("cotangent_patch")))
                                .sum());
                Torches.assertClose(loss, expected.get("loss"), SHARE, "loss");
                collector.backward(loss);
            }

            Torches.assertClose(input.getGradient(), expected.get("grad_input"), SHARE, "input");
            assertThat(parameters.learning()).hasSize(2 * adapter.modules().size());
            parameters.learning().forEach((name, parameter) -> {
                Tensor gradient = expected.get("grad." + name);
                assertThat(gradient).as(name).isNotNull();
                Torches.assertClose(parameter.getGradient(), gradient, SHARE, name);
            });
        }
    }
}
