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

class ComparisonTest {
    private static final List<Entry> GALLERY = List.of(at(0, "g1", "a"), at(90, "g2", "b"));

    @Test
    void mcNemarIsTheExactBinomialOfTheDiscordantQueries() {
        // 1 against 7: two-sided, 2 (C(8,0) + C(8,1)) / 2^8 = 18 / 256.
        assertThat(Comparison.mcNemar(1, 7)).isEqualTo(18.0 / 256, within(1e-12));
        assertThat(Comparison.mcNemar(4, 4)).isEqualTo(1, within(1e-12));
        assertThat(Comparison.mcNemar(0, 0)).isEqualTo(1);
    }

    @Test
    void fewUnitsArePermutedExactly() {
        // |1 + 2 + 3| = 6 is reached by +++ and --- of eight patterns; the unit without a difference plays no part.
        PairedUnits units = new PairedUnits(new double[] {1, 2, 0, 3}, new double[] {4, 4, 4, 4});
        assertThat(units.permutationP(1)).isEqualTo(2.0 / 8);
        // |1 + 2 - 3| = 0: every pattern is as far from zero.
        assertThat(new PairedUnits(new double[] {1, 2, -3}, new double[] {1, 1, 1}).permutationP(1))
                .isEqualTo(1);
    }

    @Test
    void manyUnitsAreSampledCloseToTheExactValue() {
        double[] differences = new double[100];
        double[] queries = new double[100];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = i < 60 ? 1 : -1;
            queries[i] = 1;
        }
        // 60 heads or more, or 40 or fewer, of 100 fair coins: p = 0.0569.
        assertThat(new PairedUnits(differences, queries).permutationP(5)).isEqualTo(0.0569, within(0.01));
    }

    @Test
    void aBetterResultIsSeenInBothMeasures() {
        // Nine pictures of b that the first model puts beside a, and the second where they belong.
        EvaluationResult first = Evaluation.run(queries(10), GALLERY, EvaluationOptions.defaults());
        EvaluationResult second = Evaluation.run(queries(80), GALLERY, EvaluationOptions.defaults());
        Comparison comparison = Comparison.of(first, second, 2000, 1);

        assertThat(comparison.queries()).isEqualTo(12);
        assertThat(comparison.onlyFirst()).isZero();
        assertThat(comparison.onlySecond()).isEqualTo(9);
        assertThat(comparison.recallAt1().first()).isEqualTo(3.0 / 12);
        assertThat(comparison.recallAt1().second()).isEqualTo(1);
        assertThat(comparison.recallAt1().difference().value()).isEqualTo(9.0 / 12, within(1e-12));
        assertThat(comparison.recallAt1().p()).isEqualTo(2.0 / 512, within(1e-12));
        // AP rises from 1/2 to 1 in nine queries of three patients: 2 of 2^3 patterns.
        assertThat(comparison.map().difference().value()).isEqualTo(4.5 / 12, within(1e-12));
        assertThat(comparison.map().p()).isEqualTo(2.0 / 8);
        assertThat(comparison.map().difference().low()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void otherQueriesCannotBeCompared() {
        EvaluationResult first = Evaluation.run(queries(10), GALLERY, EvaluationOptions.defaults());
        EvaluationResult fewer = Evaluation.run(queries(10).subList(1, 12), GALLERY, EvaluationOptions.defaults());
        EvaluationResult larger = Evaluation.run(
                queries(10), List.of(GALLERY.get(0), GALLERY.get(1), at(45, "g3", "b")), EvaluationOptions.defaults());

        assertThatThrownBy(() -> Comparison.of(first, fewer, 10, 1)).hasMessageContaining("these measured 12 and 11");
        assertThatThrownBy(() -> Comparison.of(first, larger, 10, 1))
                .hasMessageContaining("query q10 ('b', 1 relevant) of the first meets q10 ('b', 2 relevant)");
    }

    @Test
    void holmMultipliesFromTheSmallestOnAndNeverFalls() {
        // Sorted 0.01, 0.02, 0.03: 3 x 0.01 = 0.03, 2 x 0.02 = 0.04, max(0.04, 1 x 0.03) = 0.04.
        assertThat(Holm.adjust(0.03, 0.01, 0.02)).containsExactly(new double[] {0.04, 0.03, 0.04}, within(1e-12));
        assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
        assertThatThrownBy(() -> Holm.adjust(1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Three pictures of a and nine of b, of three patients. */
    private static List<Entry> queries(double anglesOfB) {
        List<Entry> queries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Entry query = i < 3 ? at(5, "q" + i, "a") : at(anglesOfB, "q" + i, "b");
            queries.add(with(query, Facts.PATIENT, "p" + i % 3));
        }
        return queries;
    }
}
