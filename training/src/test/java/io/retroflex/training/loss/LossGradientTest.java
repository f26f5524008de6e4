package io.retroflex.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients against central differences, in float64. */
class LossGradientTest {
    private static final double STEP = 1e-6;
    private static final int[] LABELS = {0, 1, 0, 2, 1, 0, 2, 3};

    @ParameterizedTest
    @MethodSource("io.retroflex.training.loss.Losses#all")
    void gradientsAreThoseOfDifferences(Loss loss) {
        for (long seed = 1; seed <= 3; seed++) {
            String run = "seed " + seed + ", gradient of ";
            Random random = new Random(seed);
            double[][] embeddings = Losses.unit(LABELS.length, 5, random);
            Map<String, double[][]> values = new LinkedHashMap<>(Losses.parameters(loss, 5, 5, random));
            Losses.Outcome outcome = Losses.run(loss, embeddings, LABELS, values);
            outcome.gradients().forEach((name, gradient) -> {
                double[][] moved = name.equals("embeddings") ? embeddings : values.get(name);
                double[] expected = differences(loss, embeddings, values, moved);
                double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
                assertThat(scale).as(run + name).isPositive();
                assertThat(gradient).as(run + name).containsExactly(expected, within(1e-6 * scale));
            });
        }
    }

    /** {@code moved} is one of the others; it is put back as it was. */
    private static double[] differences(
            Loss loss, double[][] embeddings, Map<String, double[][]> parameters, double[][] moved) {
        double[] differences = new double[moved.length * moved[0].length];
        for (int i = 0; i < differences.length; i++) {
            double[] row = moved[i / moved[0].length];
            int column = i % moved[0].length;
            double before = row[column];
            row[column] = before + STEP;
            double above = Losses.run(loss, embeddings, LABELS, parameters).value();
            row[column] = before - STEP;
            double below = Losses.run(loss, embeddings, LABELS, parameters).value();
            row[column] = before;
            differences[i] = (above - below) / (2 * STEP);
        }
        return differences;
    }
}
