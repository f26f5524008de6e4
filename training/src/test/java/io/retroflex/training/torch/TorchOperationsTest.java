package io.retroflex.training.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Affine;
import io.retroflex.vision.network.Convolution;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.Linear;
import io.retroflex.vision.network.Operations;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchOperationsTest {
    private final NDManager manager = Torch.manager();

    @Test
    void aLinearChangeBesideItsBaseIsTheChangeFoldedIn() throws Exception {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("layer.weight", List.of(5, 7));
        shapes.put("layer.bias", List.of(5));
        StateDict base = FormulaWeights.of(shapes);
        LowRankAdapter adapter = adapter("layer", formula("a", 2, 7), formula("b", 5, 2));
        NDArray input = manager.arange(21f).reshape(3, 7).sin();

        assertFolded(base, adapter, operations -> operations.linear(input, new Linear("layer")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aConvolutionsChangeBesideItsBaseIsTheChangeFoldedIn(int groups) throws Exception {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("layer.weight", List.of(4, 4 / groups, 3, 3));
        StateDict base = FormulaWeights.of(shapes);
        LowRankAdapter adapter = adapter("layer", formula("a", 2, 4 / groups, 3, 3), formula("b", 4, 2, 1, 1));
        NDArray input = manager.arange(2f * 4 * 6 * 5).reshape(2, 4, 6, 5).sin();
        Convolution convolution = new Convolution("layer", Affine.NONE, 2, new Convolution.Padding.Same(), groups);

        assertFolded(base, adapter, operations -> operations.convolution(input, convolution));
    }

    @Test
    void dropoutLeavesOutWholeChannelsOfAConvolutionsChange() throws Exception {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("layer.weight", List.of(4, 8, 1, 1));
        StateDict base = FormulaWeights.of(shapes);
        LowRankAdapter adapter = adapter("layer", formula("a", 2, 8, 1, 1), formula("b", 4, 2, 1, 1));
        Convolution convolution = new Convolution("layer", Affine.NONE, 1, new Convolution.Padding.Symmetric(0), 1);
        // Each picture of the batch shows one channel alone.
        NDArray input = manager.eye(8).reshape(8, 8, 1, 1);
        try (Parameters beside = parameters(base, adapter);
                Parameters bare = parameters(base, null);
                Parameters folded = parameters(adapter.merge(base), null)) {
            Torch.seed(3);
            NDArray change = TorchOperations.training(beside, 0.5f)
                    .convolution(input, convolution)
                    .sub(TorchOperations.inference(bare).convolution(input, convolution));
            NDArray whole = TorchOperations.inference(folded)
                    .convolution(input, convolution)
                    .sub(TorchOperations.inference(bare).convolution(input, convolution));

            int left = 0;
            for (int channel = 0; channel < 8; channel++) {
                float[] actual = change.get(channel).toFloatArray();
                boolean out = Arrays.equals(actual, new float[4]);
                left += out ? 1 : 0;
                // What is not left out counts double.
                NDArray expected = whole.get(channel).mul(out ? 0 : 2);
                assertThat(actual).containsExactly(expected.toFloatArray(), within(1e-5f));
            }
            assertThat(left).isBetween(1, 7);
        }
    }

    @Test
    void frozenNormalizationTakesItsRunningStatisticsAndLearningOneTheBatchs() {
        Fusion.Head head = new Fusion.Head(3, 2);
        StateDict weights = FormulaWeights.of(head.parameters());
        NDArray input = manager.arange(12f).reshape(4, 3).sin();
        try (Parameters frozen = new Parameters(Torch.manager());
                Parameters learning = new Parameters(Torch.manager())) {
            frozen.add(weights, name -> false);
            learning.add(weights, name -> !name.contains(".running_"));
            Linear layer = new Linear("linear", new Affine.BatchNorm("norm"));

            NDArray inferred = TorchOperations.inference(frozen).linear(input, layer);
            close(TorchOperations.training(frozen, 0).linear(input, layer), inferred);
            assertThat(frozen.tensor("norm.running_mean").floats())
                    .isEqualTo(weights.get("norm.running_mean").floats());

            NDArray normed = TorchOperations.training(learning, 0).linear(input, layer);
            // Over the batch each output has the mean and deviation that weight and bias say.
            NDArray bias = Torches.array(manager, weights.get("norm.bias"));
            close(normed.mean(new int[] {0}), bias);
            assertThat(learning.tensor("norm.running_mean").floats())
                    .isNotEqualTo(weights.get("norm.running_mean").floats());
        }
    }

    @Test
    void theGeneralizedMeanLiesBetweenMeanAndMaximum() {
        try (Parameters none = new Parameters(Torch.manager())) {
            NDArray tokens = manager.create(new float[] {1, -5, 3, 2}, new Shape(1, 2, 2));

            float[] pooled = TorchOperations.inference(none)
                    .generalizedMeanToken(tokens, 3, 1e-6)
                    .toFloatArray();

            // ((1 + 27) / 2)^(1/3), and (8 / 2)^(1/3): what is negative counts as nothing.
            assertThat((double) pooled[0]).isCloseTo(Math.cbrt(14), within(1e-5));
            assertThat((double) pooled[1]).isCloseTo(Math.cbrt(4), within(1e-5));
        }
    }

    @Test
    void whatAStepMakesGoesWithTheStep() throws Exception {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("layer.weight", List.of(4, 4, 1, 1));
        StateDict base = FormulaWeights.of(shapes);
        LowRankAdapter adapter = adapter("layer", formula("a", 2, 4, 1, 1), formula("b", 4, 2, 1, 1));
        NDManager own = Torch.manager();
        try (Parameters parameters = new Parameters(own)) {
            parameters.add(base, name -> false);
            parameters.add("", adapter);
            int before = own.getManagedArrays().size();
            try (NDManager step = Torch.manager()) {
                TorchOperations.training(parameters, 0.1f)
                        .convolution(
                                step.ones(new Shape(1, 4, 2, 2)),
                                new Convolution("layer", Affine.NONE, 1, new Convolution.Padding.Symmetric(0), 1));
                TorchOperations.training(parameters, 0)
                        .convolution(
                                step.ones(new Shape(1, 4, 2, 2)),
                                new Convolution("layer", Affine.NONE, 1, new Convolution.Padding.Symmetric(0), 1));
            }
            assertThat(own.getManagedArrays()).hasSize(before);
        }
    }

    private interface Layer {
        NDArray of(Operations<NDArray> operations);
    }

    private static void assertFolded(StateDict base, LowRankAdapter adapter, Layer layer) throws Exception {
        try (Parameters beside = parameters(base, adapter);
                Parameters folded = parameters(adapter.merge(base), null)) {
            NDArray expected = layer.of(TorchOperations.inference(folded));
            close(layer.of(TorchOperations.inference(beside)), expected);
            close(layer.of(TorchOperations.training(beside, 0)), expected);
            // The change is one.
            try (Parameters bare = parameters(base, null)) {
                assertThat(layer.of(TorchOperations.inference(bare)).toFloatArray())
                        .isNotEqualTo(expected.toFloatArray());
            }
        }
    }

    private static Parameters parameters(StateDict base, @Nullable LowRankAdapter adapter) {
        Parameters parameters = new Parameters(Torch.manager());
        parameters.add(base, name -> false);
        if (adapter != null) {
            parameters.add("", adapter);
        }
        return parameters;
    }

    private static LowRankAdapter adapter(String module, Tensor a, Tensor b) {
        SequencedMap<String, LowRank> modules = new LinkedHashMap<>();
        modules.put(module, new LowRank(a, b, 2));
        return new LowRankAdapter("test", modules);
    }

    private static Tensor formula(String name, Integer... shape) {
        return FormulaWeights.of(Map.of(name, List.of(shape))).get(name);
    }

    private static void close(NDArray actual, NDArray expected) {
        float[] a = actual.toFloatArray();
        float[] e = expected.toFloatArray();
        assertThat(a).containsExactly(e, within(1e-5f));
    }
}
