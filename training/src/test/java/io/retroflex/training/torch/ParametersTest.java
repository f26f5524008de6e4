package io.retroflex.training.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final StateDict WEIGHTS =
            FormulaWeights.of(Map.of("layer.weight", List.of(256, 256), "norm.weight", List.of(4)));

    @Test
    void whatIsRestoredStaysWhenJavaCollectsItsGarbage() {
        try (Parameters parameters = new Parameters(Torch.manager())) {
            parameters.add(WEIGHTS, name -> true);
            StateDict before = parameters.snapshot();
            parameters.learning().values().forEach(array -> array.addi(1));

            parameters.restore(before);
            List<ByteBuffer> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                System.gc();
                ByteBuffer other = ByteBuffer.allocateDirect(4 * 256 * 256);
                for (int b = 0; b < other.capacity(); b++) {
                    other.put(b, (byte) 0x7f);
                }
                others.add(other);
            }

            assertThat(others).hasSize(20);
            assertThat(parameters.tensor("layer.weight").floats())
                    .isEqualTo(WEIGHTS.get("layer.weight").floats());
        }
    }

    @Test
    void aSnapshotHoldsWhatLearnsAndTheStatisticsBesideIt() {
        try (Parameters parameters = new Parameters(Torch.manager())) {
            parameters.add(
                    FormulaWeights.of(Map.of(
                            "norm.weight", List.of(4), "norm.running_mean", List.of(4), "other.weight", List.of(2, 2))),
                    name -> name.equals("norm.weight"));

            assertThat(parameters.snapshot().names()).containsExactlyInAnyOrder("norm.weight", "norm.running_mean");
            assertThat(parameters.learningCount()).isEqualTo(4);
            assertThat(parameters.count()).isEqualTo(12);
        }
    }

    @Test
    void aSnapshotOfOtherParametersIsRefused() {
        try (Parameters parameters = new Parameters(Torch.manager())) {
            parameters.add(WEIGHTS, name -> true);

            assertThatThrownBy(() -> parameters.restore(new StateDict(Map.of("x", Tensor.of(new float[] {1})))))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("layer.weight");
        }
    }

    @Test
    void twoParametersOfOneNameAreRefused() {
        try (Parameters parameters = new Parameters(Torch.manager())) {
            parameters.add(WEIGHTS, name -> false);

            assertThatThrownBy(() -> parameters.add(WEIGHTS, name -> false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two parameters");
        }
    }
}
