package io.retroflex.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Neighbour;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** The measures as their definitions say, word for word, on random rankings full of ties. */
class BruteForceTest {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @RepeatedTest(25)
    void separateSidesAgreeWithTheDefinitions() {
        List<Entry> queries = Examples.random(random, "q", 1 + random.nextInt(40), 4);
        List<Entry> gallery = Examples.random(random, "g", 120 + random.nextInt(60), 6);
        assertAgrees(queries, gallery, false);
    }

    @RepeatedTest(25)
    void oneSetAgainstItselfAgreesWithTheDefinitions() {
        List<Entry> set = Examples.random(random, "p", 30 + random.nextInt(60), 3);
        assertAgrees(set, set, true);
    }

    private void assertAgrees(List<Entry> queries, List<Entry> gallery, boolean excludeOwnGroup) {
        EvaluationOptions options = EvaluationOptions.defaults()
                .withExcludeOwnGroup(excludeOwnGroup)
                .withBootstrap(10, seed);
        EvaluationResult result = Evaluation.run(queries, gallery, options);

        double[] sums = new double[3];
        int measured = 0;
        for (Entry query : queries) {
            List<Entry> ranking = gallery.stream()
                    .filter(entry -> !entry.id().equals(query.id()))
                    .filter(entry -> !excludeOwnGroup || !sameGroup(query, entry))
                    .sorted(Comparator.<Entry>comparingDouble(
                                    entry -> -query.embedding().cosine(entry.embedding()))
                            .thenComparing(Entry::id))
                    .toList();
            List<Boolean> hits = ranking.stream()
                    .map(entry -> entry.facts().label().equals(query.facts().label()))
                    .toList();
            QueryOutcome outcome = result.outcomes().stream()
                    .filter(candidate -> candidate.id().equals(query.id()))
                    .findFirst()
                    .orElseThrow();
            int relevant = hitsWithin(hits, hits.size());
            assertThat(outcome.relevant()).as("seed %d, %s", seed, query.id()).isEqualTo(relevant);
            assertThat(outcome.firstRelevant())
                    .as("seed %d, %s", seed, query.id())
                    .isEqualTo(hits.indexOf(true) + 1);
            assertThat(outcome.neighbours().stream().map(Neighbour::id).toList())
                    .as("seed %d, %s", seed, query.id())
                    .isEqualTo(ranking.stream().limit(10).map(Entry::id).toList());
            if (relevant > 0) {
                measured++;
                double averagePrecision = precisions(hits, hits.size()) / relevant;
                double atR = precisions(hits, relevant) / relevant;
                double rPrecision = (double) hitsWithin(hits, relevant) / relevant;
                assertClose(outcome.averagePrecision(), averagePrecision);
                assertClose(outcome.averagePrecisionAtR(), atR);
                assertClose(outcome.rPrecision(), rPrecision);
                sums[0] += averagePrecision;
                sums[1] += hitsWithin(hits, 5) > 0 ? 1 : 0;
                sums[2] += (double) hitsWithin(hits, 10) / 10;
            }
        }
        assertThat(result.withoutRelevant()).as("seed %d", seed).isEqualTo(queries.size() - measured);
        assertClose(result.plain().map().value(), sums[0] / measured);
        assertClose(result.plain().recallAt5().value(), sums[1] / measured);
        double atTen = sums[2] / measured;
        result.precisionAtRank().stream()
                .filter(precision -> precision.rank() == 10)
                .forEach(precision -> assertClose(precision.precision(), atTen));
    }

    private static boolean sameGroup(Entry a, Entry b) {
        return a.facts().get(Facts.GROUP).equals(b.facts().get(Facts.GROUP));
    }

    private static int hitsWithin(List<Boolean> hits, int ranks) {
        return (int) hits.stream().limit(ranks).filter(hit -> hit).count();
    }

    private static double precisions(List<Boolean> hits, int ranks) {
        double sum = 0;
        for (int rank = 1; rank <= ranks; rank++) {
            if (hits.get(rank - 1)) {
                sum += (double) hitsWithin(hits, rank) / rank;
            }
        }
        return sum;
    }

    private void assertClose(double actual, double expected) {
        assertThat(actual).as("seed %d", seed).isEqualTo(expected, within(1e-12));
    }
}
