package io.retroflex.audit.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IsotonicTest {
    private static final double EXACT = 1e-12;

    @Test
    void sharesArePooledUntilTheyRise() {
        // 0 | 1 0 pooled | 1 1: with one hit and one miss more, 1/3, 2/4 and 3/4.
        Isotonic fitted = Isotonic.fit(new double[] {4, 1, 2, 3, 5}, new int[] {1, 0, 1, 0, 1});

        assertThat(fitted.at(1)).isCloseTo(1 / 3.0, within(EXACT));
        assertThat(fitted.at(2)).isCloseTo(2 / 4.0, within(EXACT));
        assertThat(fitted.at(3.9)).isCloseTo(2 / 4.0, within(EXACT));
        assertThat(fitted.at(4)).isCloseTo(3 / 4.0, within(EXACT));
        assertThat(fitted.at(99)).isCloseTo(3 / 4.0, within(EXACT));
        assertThat(fitted.at(-99)).isCloseTo(1 / 3.0, within(EXACT));
    }

    @Test
    void equalScoresHaveOneShare() {
        Isotonic fitted = Isotonic.fit(new double[] {1, 1, 1, 1}, new int[] {0, 1, 1, 1});

        assertThat(fitted.at(1)).isCloseTo(4 / 6.0, within(EXACT));
    }

    @Test
    void theShareIsAboutTheTrueOneAndNeverFalls() {
        Random random = new Random(3);
        double[] scores = random.doubles(5000).toArray();
        int[] hits = new int[scores.length];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = random.nextDouble() < scores[i] ? 1 : 0;
        }

        Isotonic fitted = Isotonic.fit(scores, hits);

        for (double score = 0.1; score < 0.95; score += 0.1) {
            assertThat(fitted.at(score)).isCloseTo(score, within(0.1));
            assertThat(fitted.at(score + 0.05)).isGreaterThanOrEqualTo(fitted.at(score));
        }
    }
}
