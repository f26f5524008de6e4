package io.retroflex.training.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.checkpoint.StateDict;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
    /** Variances 4 and 1 along the axes (1, 1) / sqrt(2) and (1, -1) / sqrt(2), around (5, 7). */
    private static float[][] cloud() {
        double s = Math.sqrt(0.5);
        double a = 2 * Math.sqrt(2);
        double b = Math.sqrt(2);
        return new float[][] {
            {(float) (5 + a * s), (float) (7 + a * s)},
            {(float) (5 - a * s), (float) (7 - a * s)},
            {(float) (5 + b * s), (float) (7 - b * s)},
            {(float) (5 - b * s), (float) (7 + b * s)}
        };
    }

    @Test
    void axesComeInTheOrderOfTheirVarianceAndAreHalfWayToWhite() {
        float[] weight = PrincipalAxes.of(cloud(), 2).get("weight").floats();

        double first = Math.sqrt(0.5) / Math.pow(4, 0.25);
        double second = Math.sqrt(0.5);
        assertThat(weight[0]).isCloseTo((float) first, within(1e-5f));
        assertThat(weight[1]).isCloseTo((float) first, within(1e-5f));
        assertThat(Math.abs(weight[2])).isCloseTo((float) second, within(1e-5f));
        assertThat(weight[3]).isCloseTo(-weight[2], within(1e-5f));
    }

    @Test
    void theMeanComesToZero() {
        StateDict layer = PrincipalAxes.of(cloud(), 1);

        float[] weight = layer.get("weight").floats();
        assertThat(weight[0] * 5 + weight[1] * 7 + layer.get("bias").floats()[0])
                .isCloseTo(0, within(1e-4f));
    }

    @Test
    void theSameVectorsGiveTheSameLayer() {
        Random random = new Random(1);
        float[][] vectors = new float[40][12];
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) random.nextGaussian();
            }
        }

        assertThat(PrincipalAxes.of(vectors, 5).get("weight").floats())
                .isEqualTo(PrincipalAxes.of(vectors, 5).get("weight").floats());
    }

    @Test
    void moreAxesThanThereCanBeAreRefused() {
        assertThatThrownBy(() -> PrincipalAxes.of(cloud(), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 axes");
    }
}
