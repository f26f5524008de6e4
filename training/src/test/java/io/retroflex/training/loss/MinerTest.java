package io.retroflex.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Miners against every triplet looked at one by one. */
class MinerTest {
    private static final double MARGIN = 0.5;

    @Test
    void semiHardTripletsAreThoseOfThePlainLoop() {
        agree(new Miner.SemiHard(0.2), 0, 0.2);
    }

    @Test
    void hardTripletsAreThoseOfThePlainLoop() {
        agree(new Miner.Hard(), Double.NEGATIVE_INFINITY, 0);
    }

    @Test
    void allTripletsAreThoseOfThePlainLoop() {
        agree(new Miner.All(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Test
    void theBordersOfTheMinersMeet() {
        Miner semiHard = new Miner.SemiHard(0.25);
        assertThat(semiHard.chooses(0.5, 0.5)).isFalse();
        assertThat(new Miner.Hard().chooses(0.5, 0.5)).isTrue();
        assertThat(semiHard.chooses(0.75, 0.5)).isTrue();
        assertThat(semiHard.chooses(0.76, 0.5)).isFalse();
        assertThat(new Miner.Hard().chooses(0.51, 0.5)).isFalse();
    }

    @Test
    void aMarginOfNothingIsRefused() {
        assertThatThrownBy(() -> new Miner.SemiHard(0))
                .hasMessage("the margin of semi-hard mining must be a finite number above 0, not 0.0");
    }

    /** The triplets whose s(a, p) - s(a, n) lies in (from, to] are mined, and cost what the formula says. */
    private static void agree(Miner miner, double from, double to) {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            double[][] vectors = Losses.unit(12, 4, random);
            int[] labels = random.ints(12, 0, 4).toArray();
            List<Double> losses = losses(vectors, labels, from, to);
            assertThat(losses).as("seed %d", seed).isNotEmpty();
            double sum = losses.stream().mapToDouble(Double::doubleValue).sum();
            long above = losses.stream().filter(loss -> loss > 0).count();
            assertThat(value(new Triplet(MARGIN, miner, Triplet.Mean.MINED, false), vectors, labels))
                    .as("seed %d", seed)
                    .isCloseTo(sum / losses.size(), within(1e-12));
            assertThat(value(new Triplet(MARGIN, miner, Triplet.Mean.ABOVE_ZERO, false), vectors, labels))
                    .as("seed %d", seed)
                    .isCloseTo(sum / above, within(1e-12));
        }
    }

    private static double value(Loss loss, double[][] vectors, int[] labels) {
        return Losses.run(loss, vectors, labels, Map.of()).value();
    }

    private static List<Double> losses(double[][] vectors, int[] labels, double from, double to) {
        List<Double> losses = new ArrayList<>();
        for (int anchor = 0; anchor < labels.length; anchor++) {
            for (int positive = 0; positive < labels.length; positive++) {
                for (int negative = 0; negative < labels.length; negative++) {
                    if (anchor == positive
                            || labels[anchor] != labels[positive]
                            || labels[anchor] == labels[negative]) {
                        continue;
                    }
                    double difference = Losses.cosine(vectors[anchor], vectors[positive])
                            - Losses.cosine(vectors[anchor], vectors[negative]);
                    if (difference > from && difference <= to) {
                        losses.add(Math.max(0, MARGIN - difference));
                    }
                }
            }
        }
        return losses;
    }
}
