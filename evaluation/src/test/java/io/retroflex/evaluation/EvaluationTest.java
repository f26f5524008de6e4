package io.retroflex.evaluation;

import static io.retroflex.evaluation.Examples.at;
import static io.retroflex.evaluation.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final EvaluationOptions DEFAULTS = EvaluationOptions.defaults();

    /** Seen from 0 degrees: a b a b b a. */
    private static final List<Entry> GALLERY = List.of(
            at(10, "g1", "a"),
            at(20, "g2", "b"),
            at(30, "g3", "a"),
            at(40, "g4", "b"),
            at(50, "g5", "b"),
            at(60, "g6", "a"));

    @Test
    void measuresAreThoseWorkedOutByHand() {
        List<Entry> queries = List.of(at(0, "q1", "a"), at(0, "q2", "b"), at(0, "q3", "c"));
        EvaluationResult result = Evaluation.run(queries, GALLERY, DEFAULTS);

        // q1 finds a at ranks 1, 3, 6: AP = (1/1 + 2/3 + 3/6) / 3, within the first R = 3: (1/1 + 2/3) / 3 and 2 of 3.
        QueryOutcome q1 = result.outcomes().getFirst();
        assertThat(q1.averagePrecision()).isEqualTo(13.0 / 18, EXACT);
        assertThat(q1.averagePrecisionAtR()).isEqualTo(5.0 / 9, EXACT);
        assertThat(q1.rPrecision()).isEqualTo(2.0 / 3, EXACT);
        assertThat(q1.firstRelevant()).isEqualTo(1);
        // q2 finds b at ranks 2, 4, 5: AP = (1/2 + 2/4 + 3/5) / 3, within the first 3: (1/2) / 3 and 1 of 3.
        QueryOutcome q2 = result.outcomes().get(1);
        assertThat(q2.averagePrecision()).isEqualTo(8.0 / 15, EXACT);
        assertThat(q2.averagePrecisionAtR()).isEqualTo(1.0 / 6, EXACT);
        assertThat(q2.rPrecision()).isEqualTo(1.0 / 3, EXACT);
        assertThat(q2.firstRelevant()).isEqualTo(2);
        // q3 has nothing to find and is left out: the means are over q1 and q2.
        assertThat(result.queries()).isEqualTo(3);
        assertThat(result.withoutRelevant()).isEqualTo(1);
        assertThat(result.plain().recallAt1().value()).isEqualTo(0.5);
        assertThat(result.plain().recallAt5().value()).isEqualTo(1);
        assertThat(result.plain().map().value()).isEqualTo((13.0 / 18 + 8.0 / 15) / 2, EXACT);
        assertThat(result.plain().mapAtR().value()).isEqualTo((5.0 / 9 + 1.0 / 6) / 2, EXACT);
        assertThat(result.plain().rPrecision().value()).isEqualTo(0.5, EXACT);
        assertThat(result.labels()).containsExactly("a", "b", "c");
        assertThat(result.byLabel()).containsOnlyKeys("a", "b");
        assertThat(result.confusion().counts()).containsExactly(List.of(1, 0, 0), List.of(1, 0, 0), List.of(0, 0, 0));
    }

    @Test
    void aLabelThatNoResampleDrewHasAnIntervalAllTheSame() {
        List<Entry> queries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            queries.add(at(0, "a" + i, "a"));
        }
        queries.add(at(0, "b1", "b"));
        queries.add(at(5, "b2", "b"));

        // Both b are left out of one resample in seven.
        for (int seed = 0; seed < 40; seed++) {
            Estimate map = Evaluation.run(queries, GALLERY, DEFAULTS.withBootstrap(1, seed))
                    .byLabel()
                    .get("b")
                    .measures()
                    .map();

            assertThat(map.low()).isBetween(0.0, map.high());
            assertThat(map.high()).isBetween(map.low(), 1.0);
        }
    }

    @Test
    void precisionAtRankStopsWhereTheGalleryEnds() {
        EvaluationResult result = Evaluation.run(List.of(at(0, "q1", "a"), at(0, "q2", "b")), GALLERY, DEFAULTS);

        // a b a b b a has 1, 1, 2 and 3 - 1 = 2 of its a within 1, 2, 3 and 5; b the rest.
        assertThat(result.precisionAtRank()).extracting(PrecisionAtRank::rank).containsExactly(1, 2, 3, 5);
        assertThat(result.precisionAtRank())
                .extracting(PrecisionAtRank::precision)
                .allSatisfy(precision -> assertThat(precision).isEqualTo(0.5, EXACT));
        assertThat(result.precisionAtRank().getLast().attainable()).isEqualTo(3.0 / 5, EXACT);
    }

    @Test
    void macroMeasuresCountEachLabelOnce() {
        List<Entry> queries = List.of(at(0, "q1", "a"), at(1, "q2", "a"), at(2, "q3", "a"), at(0, "q4", "b"));
        EvaluationResult result = Evaluation.run(queries, GALLERY, DEFAULTS);

        assertThat(result.plain().recallAt1().value()).isEqualTo(0.75);
        assertThat(result.macro().recallAt1().value()).isEqualTo(0.5);
        assertThat(result.byLabel().get("a").queries()).isEqualTo(3);
        assertThat(result.byLabel().get("a").gallery()).isEqualTo(3);
        assertThat(result.byLabel().get("a").measures().recallAt1().value()).isEqualTo(1);
    }

    @Test
    void columnsAreReportedByTheQueriesValues() {
        List<Entry> queries = List.of(
                with(at(0, "q1", "a"), "processing", "raw"),
                with(at(0, "q2", "b"), "processing", "cropped"),
                at(0, "q3", "a"));
        EvaluationResult result = Evaluation.run(queries, GALLERY, DEFAULTS.withBy(List.of("processing")));

        Map<String, Part> parts = result.by().get("processing");
        assertThat(parts).containsOnlyKeys("raw", "cropped", "(none)");
        assertThat(parts.get("raw").measures().recallAt1().value()).isEqualTo(1);
        assertThat(parts.get("cropped").measures().recallAt1().value()).isZero();
        assertThat(parts.get("(none)").gallery()).isEqualTo(6);
    }

    @Test
    void equalCosinesAreOrderedById() {
        List<Entry> gallery = new ArrayList<>(
                List.of(at(90, "c", "x"), at(90, "a", "x"), at(90, "b", "y"), at(-90, "d", "y"), at(0, "e", "y")));
        Collections.reverse(gallery);
        EvaluationResult result = Evaluation.run(List.of(at(90, "q", "y")), gallery, DEFAULTS);

        assertThat(result.outcomes().getFirst().neighbours())
                .extracting(Neighbour::id)
                .containsExactly("a", "b", "c", "e", "d");
    }

    @Test
    void aQueryNeverMeetsItself() {
        EvaluationResult result = Evaluation.run(GALLERY, GALLERY, DEFAULTS);

        assertThat(result.outcomes()).allSatisfy(outcome -> {
            assertThat(outcome.relevant()).isEqualTo(2);
            assertThat(outcome.neighbours())
                    .extracting(Neighbour::id)
                    .hasSize(5)
                    .doesNotContain(outcome.id());
        });
    }

    @Test
    void aQueryMeetsNeitherItsGroupNorItsPatientWhereThatIsAsked() {
        Entry query = with(with(at(0, "q", "a"), Facts.GROUP, "video"), Facts.PATIENT, "p1");
        List<Entry> gallery = List.of(
                with(at(1, "own-group", "a"), Facts.GROUP, "video"),
                with(at(2, "own-patient", "a"), Facts.PATIENT, "p1"),
                with(at(3, "other", "a"), Facts.GROUP, "p1"));

        assertThat(Evaluation.run(List.of(query), gallery, DEFAULTS.withExcludeOwnGroup(true))
                        .outcomes()
                        .getFirst()
                        .neighbours())
                .extracting(Neighbour::id)
                .containsExactly("other");
        assertThat(Evaluation.run(List.of(query), gallery, DEFAULTS)
                        .outcomes()
                        .getFirst()
                        .neighbours())
                .hasSize(3);
    }

    @Test
    void theSameInputInAnyOrderGivesTheSameResult() {
        List<Entry> queries = new ArrayList<>(List.of(at(5, "q1", "a"), at(33, "q2", "b"), at(48, "q3", "a")));
        EvaluationResult once = Evaluation.run(queries, GALLERY, DEFAULTS);
        Collections.reverse(queries);
        EvaluationResult again = Evaluation.run(queries, GALLERY.reversed(), DEFAULTS);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void progressReachesTheEnd() {
        List<Integer> seen = new ArrayList<>();
        Evaluation.run(GALLERY, GALLERY, DEFAULTS.withProgress((done, total) -> {
            assertThat(total).isEqualTo(6);
            seen.add(done);
        }));
        assertThat(seen).isSorted().endsWith(6);
    }

    @Test
    void inputThatCannotBeMeasuredIsRefused() {
        Entry query = at(0, "q", "a");
        assertRefused(List.of(), GALLERY, "the list of the queries is empty");
        assertRefused(List.of(query), List.of(), "the list of the gallery is empty");
        assertRefused(List.of(query, query), GALLERY, "picture q stands twice in the queries");
        assertRefused(List.of(at(0, "q", "")), GALLERY, "picture q has no label");
        assertRefused(List.of(at(0, "q", "z")), GALLERY, "the queries show [z], the gallery [a, b]");
        Entry wide = new Entry("w", new Embedding(new float[] {1, 0, 0}), query.facts());
        assertRefused(List.of(wide), GALLERY, "picture w has an embedding of 3 values, others have 2");
        assertThatThrownBy(() -> Evaluation.run(List.of(query), GALLERY, DEFAULTS.withBy(List.of("form"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no query has a value in the column 'form'; these queries have: label");
    }

    private static void assertRefused(List<Entry> queries, List<Entry> gallery, String message) {
        assertThatThrownBy(() -> Evaluation.run(queries, gallery, DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
