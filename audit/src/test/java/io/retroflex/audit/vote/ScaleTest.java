package io.retroflex.audit.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What likeness means, against values worked out by hand and against what it promises. */
class ScaleTest {
    private static final double EXACT = 1e-12;

    private final Scale scale = new Scale(
            new double[] {0.5, 0.6, 0.7, 0.8},
            IntStream.range(0, 99).mapToDouble(i -> i / 100.0).toArray());

    @Test
    void theChanceOfOnePictureIsItsRankAmongThoseThatShowSomethingElse() {
        assertThat(scale.chance(0.98)).isCloseTo(2 / 100.0, within(EXACT));
        assertThat(scale.chance(0.985)).isCloseTo(1 / 100.0, within(EXACT));
        assertThat(scale.chance(-1)).isEqualTo(1);
    }

    @Test
    void typicalityIsTheRankAmongThoseThatShowIt() {
        assertThat(scale.typicality(0.4)).isCloseTo(1 / 5.0, within(EXACT));
        assertThat(scale.typicality(0.5)).isCloseTo(2 / 5.0, within(EXACT));
        assertThat(scale.typicality(0.9)).isEqualTo(1);
    }

    @Test
    void amongMorePicturesOneIsAsLikeByChanceMoreOften() {
        assertThat(scale.chance(List.of(0.99), 1, 1)).isCloseTo(0.01, within(EXACT));
        assertThat(scale.chance(List.of(0.99), 40, 1)).isCloseTo(1 - Math.pow(0.99, 40), within(1e-9));
    }

    @Test
    void twoTogetherSayMoreThanOne() {
        double two = scale.chance(List.of(0.99, 0.99), 40, 1);

        double none = Math.pow(0.99, 40);
        double one = 40 * 0.01 * Math.pow(0.99, 39);
        assertThat(two).as("twice, for the choice between one and two").isCloseTo(2 * (1 - none - one), within(1e-9));
    }

    @Test
    void whereTwoAreAskedForOneIsNotEnough() {
        assertThat(scale.chance(List.of(0.99), 40, 2)).isEqualTo(1);
        assertThat(scale.chance(List.of(0.99, 0.99), 40, 2)).isGreaterThan(0.3);
        assertThat(scale.chance(List.of(0.99, 0.99, 0.99, 0.99), 40, 2)).isLessThan(0.05);
        assertThat(scale.chance(List.of(), 40, 1)).isEqualTo(1);
    }

    @Test
    void aProcedureWithoutTheStationIsAsLikeItNoOftenerThanTheChanceSays() {
        Random random = new Random(5);
        double[] held = random.doubles(500).sorted().toArray();
        Scale fitted = new Scale(new double[] {2}, held);
        int trials = 2000;
        int below = 0;
        for (int i = 0; i < trials; i++) {
            List<Double> procedure = random.doubles(30).boxed().toList();
            below += fitted.chance(procedure, 30, 1) <= 0.1 ? 1 : 0;
        }

        // 0.1 promised; four standard errors of 2,000 trials beside it, and the held-out pictures are themselves a
        // sample.
        assertThat(below / (double) trials).isLessThan(0.1 + 0.04);
    }
}
