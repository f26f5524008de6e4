package io.retroflex.training.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarsTest {
    /** An operation at x = 2, and its derivative there. */
    record Case(String name, UnaryOperator<NDArray> operation, float derivative) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("multiply", x -> Scalars.multiply(x, 3), 3),
                new Case("divide", x -> Scalars.divide(x, 4), 0.25f),
                new Case("power", x -> Scalars.power(x, 3), 12),
                new Case("at least", x -> Scalars.atLeast(x, 1), 1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aGradientIsRightWhateverJavaCollectsBeforeIt(Case made) {
        try (NDManager manager = Torch.manager()) {
            NDArray input = manager.full(new Shape(64), 2f);
            input.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                List<NDArray> sums = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    sums.add(made.operation().apply(input).sum());
                }
                NDArray loss = sums.stream().reduce(NDArray::add).orElseThrow();
                List<ByteBuffer> others = overwriteWhatIsFree();
                collector.backward(loss);
                assertThat(others).isNotEmpty();
            }
            try (NDArray gradient = input.getGradient()) {
                float[] expected = new float[64];
                Arrays.fill(expected, 100 * made.derivative());
                assertThat(gradient.toFloatArray()).isEqualTo(expected);
            }
        }
    }

    /** Memory of the size of a number that nobody holds any more gets another content. */
    private static List<ByteBuffer> overwriteWhatIsFree() {
        List<ByteBuffer> others = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            System.gc();
            for (int i = 0; i < 1000; i++) {
                ByteBuffer other = ByteBuffer.allocateDirect(Double.BYTES);
                other.putLong(0, 0x7f7f7f7f7f7f7f7fL);
                others.add(other);
            }
        }
        return others;
    }
}
