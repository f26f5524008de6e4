package io.retroflex.evaluation;

import static io.retroflex.evaluation.Examples.at;
import static io.retroflex.evaluation.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void wilsonGivesItsKnownIntervals() {
        // With z = 1.95996: 8 of 10 is (0.8 + 0.19207 +- 1.95996 sqrt(0.016 + 0.0096036)) / 1.38415.
        assertClose(Intervals.wilson(8, 10), 0.8, 0.49016, 0.94332);
        // 0 of 10 is 0 to z^2 / (10 + z^2) = 3.84146 / 13.84146.
        assertClose(Intervals.wilson(0, 10), 0, 0, 0.27753);
        assertClose(Intervals.wilson(10, 10), 1, 0.72247, 1);
        assertThatThrownBy(() -> Intervals.wilson(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Intervals.wilson(3, 2)).hasMessageContaining("not 3 of 2");
    }

    @Test
    void percentilesAreLinearBetweenOrderStatisticsAndPassOverGaps() {
        double[] resamples = new double[42];
        for (int i = 0; i <= 40; i++) {
            resamples[40 - i] = i;
        }
        resamples[41] = Double.NaN;
        // 2.5 % of the way from 0 to 40 is 1, and 97.5 % is 39.
        assertClose(Intervals.percentile(20, resamples), 20, 1, 39);
    }

    @Test
    void aShareHasTheSpreadOfItsBinomialWhereEveryPictureStandsAlone() {
        Estimate estimate = Evaluation.run(queries(200, 200), gallery(), EvaluationOptions.defaults())
                .plain()
                .recallAt1();
        // Half of 200 right: the standard error is sqrt(0.25 / 200) = 0.0354, so 0.5 +- 0.0693.
        assertThat(estimate.value()).isEqualTo(0.5);
        assertThat(estimate.low()).isEqualTo(0.4307, within(0.015));
        assertThat(estimate.high()).isEqualTo(0.5693, within(0.015));
    }

    @Test
    void picturesOfOneGroupCountAsOneObservation() {
        Estimate estimate = Evaluation.run(queries(200, 20), gallery(), EvaluationOptions.defaults())
                .plain()
                .recallAt1();
        // The same pictures in 20 groups, each wholly right or wrong: sqrt(0.25 / 20) = 0.1118, so 0.5 +- 0.219.
        assertThat(estimate.low()).isEqualTo(0.281, within(0.04));
        assertThat(estimate.high()).isEqualTo(0.719, within(0.04));
    }

    @Test
    void aPerfectFigureIsNotACertainOne() {
        List<Entry> right = queries(20, 10).stream()
                .filter(query -> query.facts().label().equals("a"))
                .toList();
        EvaluationResult result = Evaluation.run(right, gallery(), EvaluationOptions.defaults());
        // Ten queries in five groups: Wilson for 5 of 5.
        assertThat(result.units()).isEqualTo(5);
        assertThat(result.plain().recallAt1()).isEqualTo(Intervals.wilson(5, 5));
    }

    @Test
    void aLabelThatIsSeldomDrawnDoesNotLiftTheMacroInterval() {
        // 39 right queries of a, and one wrong query of b, which 36 % of the resamples miss: the mean of 1 and 0 is 0.5
        // in every one of them.
        List<Entry> queries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            queries.add(at(0, "q" + i, i < 39 ? "a" : "b"));
        }
        Estimate macro = Evaluation.run(queries, gallery(), EvaluationOptions.defaults())
                .macro()
                .recallAt1();
        assertThat(macro).isEqualTo(new Estimate(0.5, 0.5, 0.5));
    }

    @Test
    void theSeedDecidesTheInterval() {
        EvaluationOptions options = EvaluationOptions.defaults().withBootstrap(30, 6);
        EvaluationResult once = Evaluation.run(queries(50, 50), gallery(), options);
        assertThat(Evaluation.run(queries(50, 50), gallery(), options)).isEqualTo(once);
        assertThat(Evaluation.run(queries(50, 50), gallery(), options.withBootstrap(30, 7))
                        .plain()
                        .map())
                .isNotEqualTo(once.plain().map());
    }

    /** Even groups show a, which comes first in the gallery, odd ones b, which does not. */
    private static List<Entry> queries(int count, int groups) {
        List<Entry> queries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int group = i % groups;
            Entry query = at(group / (double) groups, "q" + i, group % 2 == 0 ? "a" : "b");
            queries.add(with(query, Facts.GROUP, "g" + group));
        }
        return queries;
    }

    private static List<Entry> gallery() {
        return List.of(at(10, "g1", "a"), at(20, "g2", "b"), at(30, "g3", "a"));
    }

    private static void assertClose(Estimate actual, double value, double low, double high) {
        assertThat(actual.value()).isEqualTo(value, within(1e-5));
        assertThat(actual.low()).isEqualTo(low, within(1e-5));
        assertThat(actual.high()).isEqualTo(high, within(1e-5));
    }
}
