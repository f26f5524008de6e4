package io.retroflex.training.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.retroflex.training.torch.Parameters;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The moving average by hand. */
class MovingAverageTest {
    @Test
    void laterStepsWeighMoreAndTheBeginningIsForgotten() {
        try (Parameters parameters = parameters();
                MovingAverage average = new MovingAverage(parameters, Torch.manager(), 0.25)) {
            set(parameters, 8);
            average.take(1);
            // At the first step (1 + 1) / (10 + 1) is kept of the 2 that all began with.
            double first = 2 * 2 / 11.0 + 8 * 9 / 11.0;
            assertThat(value(average.state())).isCloseTo(first, within(1e-5));

            set(parameters, 4);
            average.take(100);
            assertThat(value(average.state())).isCloseTo(0.25 * first + 0.75 * 4, within(1e-5));
        }
    }

    @Test
    void withoutAMemoryItIsTheParametersToTheBit() {
        try (Parameters parameters = parameters();
                MovingAverage average = new MovingAverage(parameters, Torch.manager(), 0)) {
            set(parameters, 0.1f);
            average.take(1);

            assertThat(average.state().get("weight").floats()).containsExactly(0.1f);
        }
    }

    @Test
    void itGoesOnFromItsState() {
        try (Parameters parameters = parameters();
                MovingAverage one = new MovingAverage(parameters, Torch.manager(), 0.9);
                MovingAverage other = new MovingAverage(parameters, Torch.manager(), 0.9)) {
            set(parameters, 5);
            one.take(1);

            other.restore(one.state());

            assertThat(value(other.state())).isEqualTo(value(one.state())).isNotEqualTo(2);
        }
    }

    private static Parameters parameters() {
        Parameters parameters = new Parameters(Torch.manager());
        parameters.add(new StateDict(Map.of("weight", Tensor.of(new float[] {2}, 1))), name -> true);
        return parameters;
    }

    private static void set(Parameters parameters, float value) {
        NDArray weight = parameters.learning().get("weight");
        Torch.write(new float[] {value}, weight);
    }

    private static double value(StateDict state) {
        return state.get("weight").floats()[0];
    }
}
