package io.retroflex.evaluation;

import static io.retroflex.evaluation.Examples.at;
import static io.retroflex.evaluation.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.evaluation.LookAlikes.Detector;
import io.retroflex.evaluation.LookAlikes.Pair;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeakageTest {
    /** q1 has a frame of its own video beside it, q2 a copy that nobody grouped, q3 nothing near. */
    private static final List<Entry> QUERIES =
            List.of(with(at(0, "q1", "a"), Facts.GROUP, "video"), at(50, "q2", "b"), at(69, "q3", "b"));

    private static final List<Entry> GALLERY = List.of(
            with(at(1, "g1", "a"), Facts.GROUP, "video"),
            at(50, "g2", "b"),
            at(80, "g3", "a"),
            with(at(120, "g4", "b"), Facts.GROUP, "elsewhere"));

    @Test
    void theEmbeddingFindsLookAlikesOfOwnAndOtherGroups() {
        Leakage leakage = leakage(EvaluationOptions.defaults());

        assertThat(leakage.groupsOnBothSides()).isEqualTo(1);
        assertThat(leakage.queriesOfThoseGroups()).isEqualTo(1);
        LookAlikes found = leakage.lookAlikes().getFirst();
        assertThat(found.detector()).isEqualTo(Detector.EMBEDDING);
        assertThat(found.checked()).isEqualTo(3);
        assertThat(found.sameGroup()).isEqualTo(1);
        assertThat(found.otherGroup()).isEqualTo(1);
        assertThat(found.examples()).extracting(Pair::query).containsExactly("q2", "q1");
    }

    @Test
    void figuresWithoutThemAreThoseOfTheOthersAlone() {
        Leakage leakage = leakage(EvaluationOptions.defaults());
        // q3 alone remains; it meets a at 80 first, and b at 50 and 120 second and fourth: AP = (1/2 + 2/3) / 2, for
        // at 69 degrees the order is g3 (11 away), g2 (19), g4 (51), g1 (68).
        Measures without = leakage.lookAlikes().getFirst().withoutThem().orElseThrow();
        assertThat(without.recallAt1().value()).isZero();
        assertThat(without.map().value()).isEqualTo((1.0 / 2 + 2.0 / 3) / 2);
    }

    @Test
    void hashesFindLookAlikesUpToTheirDistance() {
        long[] hash = {1, 2, 3, 4};
        long[] near = {1, 2, 3, 4 ^ 0xfffffffL}; // 28 bits
        long[] far = {1, 2, 3, 4 ^ 0x1fffffffL}; // 29 bits
        EvaluationOptions options = EvaluationOptions.defaults()
                .withHashes(Map.of("q2", hash, "g2", near, "q3", hash, "g3", far, "g4", far));
        // q2 meets g2 at 28 bits; q3 meets it too, as its nearest; g3 and g4 are too far for both.
        LookAlikes found = leakage(options).lookAlikes().getFirst();

        assertThat(found.detector()).isEqualTo(Detector.HASH);
        assertThat(found.checked()).isEqualTo(2);
        assertThat(found.queries()).isEqualTo(2);
        assertThat(found.examples())
                .containsExactly(new Pair("q2", "b", "g2", "b", 28, false), new Pair("q3", "b", "g2", "b", 28, false));
        assertThat(leakage(options.withLookAlikes(27, 0.995))
                        .lookAlikes()
                        .getFirst()
                        .queries())
                .isZero();
    }

    @Test
    void aQueryKeptFromItsGroupHasNoLookAlikeThere() {
        Leakage leakage = leakage(EvaluationOptions.defaults().withExcludeOwnGroup(true));

        assertThat(leakage.groupsOnBothSides()).isZero();
        assertThat(leakage.lookAlikes().getFirst().sameGroup()).isZero();
    }

    @Test
    void aPairOfOneSetIsShownOnce() {
        List<Entry> set = List.of(at(0, "p1", "a"), at(0, "p2", "a"), at(60, "p3", "a"));
        LookAlikes found = Evaluation.run(set, set, EvaluationOptions.defaults())
                .leakage()
                .lookAlikes()
                .getFirst();
        assertThat(found.queries()).isEqualTo(2);
        assertThat(found.examples()).hasSize(1);
    }

    @Test
    void nothingIsMeasuredWhereNoQueryRemains() {
        LookAlikes found = Evaluation.run(QUERIES.subList(0, 2), GALLERY, EvaluationOptions.defaults())
                .leakage()
                .lookAlikes()
                .getFirst();
        assertThat(found.withoutThem()).isEmpty();
    }

    @Test
    void hashesOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> EvaluationOptions.defaults().withHashes(Map.of("q1", new long[1])))
                .hasMessage("the hash of picture q1 has 64 bits, not 256");
    }

    private static Leakage leakage(EvaluationOptions options) {
        return Evaluation.run(QUERIES, GALLERY, options).leakage();
    }
}
