package io.retroflex.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Values worked by hand for a (1, 0), b (0.8, 0.6), c (0.6, 0.8), d (0, 1) with the labels 0, 0, 1, 1. The cosines: ab 0.8, ac
 * 0.6, ad 0, bc 0.96, bd 0.6, cd 0.8.
 */
class LossValueTest {
    private static final double[][] VECTORS = {{1, 0}, {0.8, 0.6}, {0.6, 0.8}, {0, 1}};
    private static final int[] LABELS = {0, 0, 1, 1};
    private static final Offset<Double> ROUNDING = within(1e-9);

    @Test
    void semiHardTripletsAreThoseJustInOrder() {
        // Differences s(a, p) - s(a, n) of 0.2: (a, b, c), (b, a, d), (c, d, a), (d, c, b); each costs 0.6 - 0.2.
        assertThat(pairs(new Triplet(0.6, new Miner.SemiHard(0.25), Triplet.Mean.MINED, false)))
                .isCloseTo(0.4, ROUNDING);
    }

    @Test
    void hardTripletsAreThoseOutOfOrder() {
        // (b, a, c) and (c, d, b): 0.6 - 0.8 + 0.96.
        assertThat(pairs(new Triplet(0.6, new Miner.Hard(), Triplet.Mean.MINED, false)))
                .isCloseTo(0.76, ROUNDING);
    }

    @Test
    void theMeanOfTripletsMayLeaveOutThoseThatCostNothing() {
        // At a margin of 0.5 the eight triplets cost 4 x 0.3 (differences 0.2), 2 x 0.66 (-0.16) and 2 x 0 (0.8): 2.52.
        assertThat(pairs(new Triplet(0.5, new Miner.All(), Triplet.Mean.MINED, false)))
                .isCloseTo(2.52 / 8, ROUNDING);
        assertThat(pairs(new Triplet(0.5, new Miner.All(), Triplet.Mean.ABOVE_ZERO, false)))
                .isCloseTo(2.52 / 6, ROUNDING);
    }

    @Test
    void wellOrderedTripletsAreLearntFromOnlyIfAskedFor() {
        // s(a, p) = 1, s(a, n) = 0 for all eight: nothing is semi-hard; all triplets cost 1.5 - 1.
        double[][] apart = {{1, 0}, {1, 0}, {0, 1}, {0, 1}};
        for (boolean allIfNone : new boolean[] {false, true}) {
            Loss loss = new Triplet(1.5, new Miner.SemiHard(0.2), Triplet.Mean.ABOVE_ZERO, allIfNone);
            assertThat(Losses.run(loss, apart, LABELS, Map.of()).value()).isCloseTo(allIfNone ? 0.5 : 0, ROUNDING);
        }
    }

    @Test
    void batchHardTakesTheHardestPositiveAndNegativeOfEachAnchor() {
        // a: 0.3 - 0.8 + 0.6 = 0.1; b: 0.3 - 0.8 + 0.96 = 0.46; c as b; d as a.
        assertThat(pairs(new BatchHard(0.3, false))).isCloseTo(0.28, ROUNDING);
        // Without a margin: -0.2, 0.16, 0.16, -0.2, each through ln(1 + exp).
        double soft = (Math.log(1 + Math.exp(-0.2)) + Math.log(1 + Math.exp(0.16))) / 2;
        assertThat(pairs(BatchHard.published())).isCloseTo(soft, ROUNDING);
    }

    @Test
    void multiSimilarityMinesPairsNearTheHardestOfTheOtherKind() {
        // a: its positive 0.8 is not below 0.6 + 0.1, its negatives not above 0.8 - 0.1: nothing. d likewise.
        // b: positive 0.8 < 0.96 + 0.1; negatives above 0.7: 0.96 only. c likewise. Shifted by 0.5: 0.3 and 0.46.
        double anchor = Math.log(1 + Math.exp(-2 * 0.3)) / 2 + Math.log(1 + Math.exp(10 * 0.46)) / 10;
        assertThat(pairs(new MultiSimilarity(2, 10, 0.5, 0.1))).isCloseTo(2 * anchor / 4, ROUNDING);
    }

    @Test
    void supervisedContrastiveIsACrossEntropyOverTheOtherPictures() {
        // Cosines over 0.5. a: b 1.6, c 1.2, d 0; b: a 1.6, c 1.92, d 1.2; c and d mirror them.
        double first = -1.6 + Math.log(Math.exp(1.6) + Math.exp(1.2) + 1);
        double second = -1.6 + Math.log(Math.exp(1.6) + Math.exp(1.92) + Math.exp(1.2));
        assertThat(pairs(new SupervisedContrastive(0.5))).isCloseTo((first + second) / 2, ROUNDING);
    }

    @Test
    void supervisedContrastiveLeavesOutAnchorsWithoutAPositive() {
        // Only a and b are of one label. a: b 0.8, d 0; b: a 0.8, d 0.6.
        double[][] vectors = {{1, 0}, {0.8, 0.6}, {0, 1}};
        double first = -0.8 + Math.log(Math.exp(0.8) + 1);
        double second = -0.8 + Math.log(Math.exp(0.8) + Math.exp(0.6));
        assertThat(Losses.run(new SupervisedContrastive(1), vectors, new int[] {5, 5, 9}, Map.of())
                        .value())
                .isCloseTo((first + second) / 2, ROUNDING);
    }

    @Test
    void arcFaceTurnsThePictureAwayFromItsLabel() {
        // cos(theta) = 0.6 with (3, 4); the margin has the cosine 0.8: 0.6 x 0.8 - 0.8 x 0.6 = 0, as for (0, -2).
        double[][] picture = {{1, 0}};
        Map<String, double[][]> weight = Map.of("weight", new double[][] {{3, 4}, {0, -2}});
        assertThat(Losses.run(new ArcFace(Math.acos(0.8), 2), picture, new int[] {0}, weight)
                        .value())
                .isCloseTo(Math.log(2), ROUNDING);
    }

    @Test
    void arcFaceFallsOnWhereTheTurnedCosineWouldRise() {
        // theta = pi: -1 - pi/2 x sin(pi/2) against a cosine of 0.
        double[][] picture = {{1, 0}};
        Map<String, double[][]> weight = Map.of("weight", new double[][] {{-1, 0}, {0, 1}});
        assertThat(Losses.run(new ArcFace(Math.PI / 2, 1), picture, new int[] {0}, weight)
                        .value())
                .isCloseTo(Math.log(1 + Math.exp(1 + Math.PI / 2)), ROUNDING);
    }

    @Test
    void proxyAnchorPullsByTheProxiesInTheBatchAndPushesByAll() {
        // Pictures a (label 0) and d (label 1); proxies (0.6, 0.8), (1, 0), (0, -1) once normalized.
        double[][] pictures = {{1, 0}, {0, 1}};
        Map<String, double[][]> proxies = Map.of("proxies", new double[][] {{3, 4}, {5, 0}, {0, -1}});
        // Own cosines 0.6 and 0; others 0.8 (d), 1 (a), and for the third 0 (a) and -1 (d); exponents 2 (s -+ 0.1).
        double pull = (Math.log(1 + Math.exp(-1)) + Math.log(1 + Math.exp(0.2))) / 2;
        double push = (Math.log(1 + Math.exp(1.8))
                        + Math.log(1 + Math.exp(2.2))
                        + Math.log(1 + Math.exp(0.2) + Math.exp(-1.8)))
                / 3;
        assertThat(Losses.run(new ProxyAnchor(0.1, 2), pictures, new int[] {0, 1}, proxies)
                        .value())
                .isCloseTo(pull + push, ROUNDING);
    }

    private static double pairs(Loss loss) {
        return Losses.run(loss, VECTORS, LABELS, Map.of()).value();
    }
}
