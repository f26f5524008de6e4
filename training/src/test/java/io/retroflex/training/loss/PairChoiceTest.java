package io.retroflex.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The losses that choose pairs anchor by anchor, against their formulas followed one anchor at a time. */
class PairChoiceTest {
    private static final int SIZE = 14;

    /** One anchor's cosines with its positives and with its negatives. */
    private record Anchor(List<Double> positives, List<Double> negatives) {
        static Anchor of(double[][] vectors, int[] labels, int anchor) {
            return new Anchor(
                    cosines(vectors, anchor, i -> i != anchor && labels[i] == labels[anchor]),
                    cosines(vectors, anchor, i -> labels[i] != labels[anchor]));
        }

        private static List<Double> cosines(double[][] vectors, int anchor, IntPredicate which) {
            return IntStream.range(0, vectors.length)
                    .filter(which)
                    .mapToObj(i -> Losses.cosine(vectors[anchor], vectors[i]))
                    .toList();
        }

        boolean hasBoth() {
            return !positives.isEmpty() && !negatives.isEmpty();
        }

        double leastPositive() {
            return Collections.min(positives);
        }

        double greatestNegative() {
            return Collections.max(negatives);
        }
    }

    @Test
    void batchHardMeetsTheHardestPairsOfEachAnchor() {
        agree(
                new BatchHard(0.3, false),
                (anchor, count) ->
                        Math.max(0, 0.3 - anchor.leastPositive() + anchor.greatestNegative()) / count.both());
    }

    @Test
    void multiSimilarityMeetsThePairsWithinEpsilonOfEachAnchor() {
        agree(new MultiSimilarity(3, 7, 0.4, 0.15), (anchor, count) -> {
            double pull = 1;
            for (double cosine : anchor.positives()) {
                pull += cosine < anchor.greatestNegative() + 0.15 ? Math.exp(-3 * (cosine - 0.4)) : 0;
            }
            double push = 1;
            for (double cosine : anchor.negatives()) {
                push += cosine > anchor.leastPositive() - 0.15 ? Math.exp(7 * (cosine - 0.4)) : 0;
            }
            return (Math.log(pull) / 3 + Math.log(push) / 7) / count.all();
        });
    }

    /** How many anchors there are, and how many have both positives and negatives. */
    private record Count(long all, long both) {}

    /** The loss is the sum of the shares of the anchors that have both. */
    private static void agree(Loss loss, ToDoubleBiFunction<Anchor, Count> share) {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            double[][] vectors = Losses.unit(SIZE, 4, random);
            int[] labels = random.ints(SIZE, 0, 5).toArray();
            List<Anchor> anchors = IntStream.range(0, SIZE)
                    .mapToObj(i -> Anchor.of(vectors, labels, i))
                    .toList();
            Count count =
                    new Count(SIZE, anchors.stream().filter(Anchor::hasBoth).count());
            double expected = anchors.stream()
                    .filter(Anchor::hasBoth)
                    .mapToDouble(anchor -> share.applyAsDouble(anchor, count))
                    .sum();
            assertThat(expected).as("seed %d", seed).isPositive();
            assertThat(Losses.run(loss, vectors, labels, Map.of()).value())
                    .as("seed %d", seed)
                    .isCloseTo(expected, within(1e-12));
        }
    }
}
