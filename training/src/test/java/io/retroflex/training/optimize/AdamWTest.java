package io.retroflex.training.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.checkpoint.StateDict;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** AdamW by hand: with a constant gradient both corrected moments are the gradient and its square. */
class AdamWTest {
    private static final double RATE = 0.1;

    @Test
    void aStepIsTheLearningRateInTheGradientsDirectionAndMatricesShrink() {
        try (NDManager manager = Torch.manager()) {
            SequencedMap<String, NDArray> parameters = parameters(manager);
            try (AdamW optimizer = optimizer(manager, parameters, 0.5)) {
                backward(parameters, 3);

                double length = optimizer.step(RATE, 100);

                // Gradients are 3 for the two numbers of the matrix and 3 for the vector's one.
                assertThat(length).isCloseTo(Math.sqrt(27), within(1e-6));
                // matrix: 2 (1 - 0.1 * 0.5) - 0.1; vector: 2 - 0.1, for vectors do not decay.
                assertThat(parameters.get("matrix").toFloatArray())
                        .containsExactly(new float[] {1.8f, 1.8f}, within(1e-6f));
                assertThat(parameters.get("vector").toFloatArray()[0]).isCloseTo(1.9f, within(1e-6f));
            }
        }
    }

    @Test
    void aSecondStepFollowsTheMoments() {
        try (NDManager manager = Torch.manager()) {
            SequencedMap<String, NDArray> parameters = parameters(manager);
            try (AdamW optimizer = optimizer(manager, parameters, 0)) {
                backward(parameters, 1);
                optimizer.step(RATE, 100);
                backward(parameters, 3);
                optimizer.step(RATE, 100);

                // first = 0.9 * 0.1 + 0.1 * 3 = 0.39, over 1 - 0.81; second = 0.999 * 0.001 + 0.001 * 9, over 1 -
                // 0.998001
                double first = 0.39 / 0.19;
                double second = 0.009999 / 0.001999;
                double expected = 2 - RATE - RATE * first / Math.sqrt(second);
                assertThat((double) parameters.get("vector").toFloatArray()[0]).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void longGradientsAreCutTogether() {
        try (NDManager manager = Torch.manager()) {
            SequencedMap<String, NDArray> parameters = parameters(manager);
            try (AdamW optimizer = optimizer(manager, parameters, 0)) {
                backward(parameters, 3);
                optimizer.step(RATE, 1);

                float moment = optimizer.state().get("vector.first").floats()[0];
                assertThat((double) moment).isCloseTo(0.1 * 3 / Math.sqrt(27), within(1e-6));
            }
        }
    }

    @Test
    void gradientsAreZeroAfterAStep() {
        try (NDManager manager = Torch.manager()) {
            SequencedMap<String, NDArray> parameters = parameters(manager);
            try (AdamW optimizer = optimizer(manager, parameters, 0)) {
                backward(parameters, 3);
                optimizer.step(RATE, 100);

                assertThat(parameters.get("matrix").getGradient().toFloatArray())
                        .containsOnly(0);
            }
        }
    }

    @Test
    void goingOnFromAStateIsAsNeverStopping() {
        try (NDManager manager = Torch.manager()) {
            SequencedMap<String, NDArray> whole = parameters(manager);
            SequencedMap<String, NDArray> halves = parameters(manager);
            StateDict state;
            try (AdamW optimizer = optimizer(manager, whole, 0.1);
                    AdamW before = optimizer(manager, halves, 0.1)) {
                steps(optimizer, whole, 1, 2, 3, 4);
                steps(before, halves, 1, 2);
                state = before.state();
            }
            try (AdamW after = optimizer(manager, halves, 0.1)) {
                after.restore(state);
                steps(after, halves, 3, 4);
            }
            assertThat(halves.get("matrix").toFloatArray())
                    .isEqualTo(whole.get("matrix").toFloatArray());
        }
    }

    @Test
    void aGradientThatIsNoNumberMovesNothingAndIsNamed() {
        try (NDManager manager = Torch.manager()) {
            SequencedMap<String, NDArray> parameters = parameters(manager);
            try (AdamW optimizer = optimizer(manager, parameters, 0)) {
                backward(parameters, Float.NaN);

                assertThatThrownBy(() -> optimizer.step(RATE, 1))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessageContaining("step 1")
                        .hasMessageContaining("matrix");
                assertThat(parameters.get("vector").toFloatArray()).containsExactly(2);
            }
        }
    }

    private static void steps(AdamW optimizer, SequencedMap<String, NDArray> parameters, int... gradients) {
        for (int gradient : gradients) {
            backward(parameters, gradient);
            optimizer.step(RATE, 2);
        }
    }

    private static SequencedMap<String, NDArray> parameters(NDManager manager) {
        SequencedMap<String, NDArray> parameters = new LinkedHashMap<>();
        parameters.put("matrix", manager.full(new Shape(1, 2), 2f));
        parameters.put("vector", manager.full(new Shape(1), 2f));
        parameters.values().forEach(parameter -> parameter.setRequiresGradient(true));
        return parameters;
    }

    private static AdamW optimizer(NDManager manager, SequencedMap<String, NDArray> parameters, double decay) {
        return new AdamW(parameters, manager.newSubManager(), decay, name -> 1);
    }

    /** Gives each number of each parameter the same gradient. */
    private static void backward(SequencedMap<String, NDArray> parameters, float gradient) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray sum =
                    parameters.get("matrix").sum().add(parameters.get("vector").sum());
            collector.backward(sum.mul(gradient));
        }
    }
}
