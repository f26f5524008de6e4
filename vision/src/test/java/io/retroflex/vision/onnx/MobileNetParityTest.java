package io.retroflex.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.Npz;
import io.retroflex.vision.Shared;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.MobileNetV1;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** MobileNetV1 with its real ImageNet weights. */
class MobileNetParityTest {
    @Test
    void featuresAreThoseOfTheOriginal() throws IOException {
        StateDict weights = Safetensors.read(Shared.path("weights/mobilenet_v1_imagenet.safetensors"));
        float[] expected = Npz.read(Shared.path("weights/mobilenet_v1_imagenet_expected.npz"))
                .get("features")
                .floats();

        float[] features = BackboneRun.run(MobileNetV1.of(weights), weights, waves())
                .get("mean")
                .floats();

        assertThat(features).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(features[i]).as("feature %d", i).isCloseTo(expected[i], within(1e-3f));
        }
    }

    private static Tensor waves() {
        float[] values = new float[2 * 3 * 224 * 224];
        int i = 0;
        for (int b = 0; b < 2; b++) {
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < 224; y++) {
                    for (int x = 0; x < 224; x++) {
                        values[i++] = (float) (Math.sin(0.05 * x + 0.9 * c + b) * Math.cos(0.035 * y - 0.4 * c));
                    }
                }
            }
        }
        return Tensor.of(values, 2, 3, 224, 224);
    }
}
