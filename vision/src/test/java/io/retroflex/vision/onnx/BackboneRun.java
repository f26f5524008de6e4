package io.retroflex.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.Features;
import io.retroflex.vision.network.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a bare backbone, and compares what comes out with what the original code gave. */
final class BackboneRun {
    private BackboneRun() {}

    /** Outputs {@code class}, {@code tokens} and {@code mean} for pictures {@code [batch, 3, height, width]}. */
    static Map<String, Tensor> run(Backbone backbone, StateDict weights, Tensor pictures) {
        int height = pictures.extent(2);
        int width = pictures.extent(3);
        OnnxNetwork.Description description = new OnnxNetwork.Description() {
            @Override
            public <T> Map<String, T> describe(Operations<T> operations, Map<String, T> inputs) {
                Features<T> features = backbone.features(operations, inputs.get("picture"), height, width);
                Map<String, T> outputs = new LinkedHashMap<>();
                features.classToken().ifPresent(token -> outputs.put("class", token));
                outputs.put("tokens", features.tokens());
                outputs.put("mean", operations.meanToken(features.tokens()));
                return outputs;
            }
        };
        List<OnnxNetwork.Input> inputs = List.of(new OnnxNetwork.Input("picture", height, width));
        try (OnnxNetwork network = OnnxNetwork.build(description, inputs, weights, 2)) {
            return network.run(Map.of("picture", pictures));
        }
    }

    /** Each value within 1e-4 absolutely plus 1e-4 relatively, as the fixtures recommend. */
    static void assertClose(float[] actual, float[] expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= 1e-4 + 1e-4 * Math.abs(expected[i]))) {
                assertThat(actual[i]).as("%s at %d", what, i).isEqualTo(expected[i]);
            }
        }
    }
}
