package io.retroflex.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches that real data throws up: nothing to compare, equal and opposite pictures, any order. */
class LossEdgeTest {
    private static final int[] LABELS = {0, 1, 0, 2, 1, 0, 2, 3};

    @ParameterizedTest
    @MethodSource("io.retroflex.training.loss.Losses#ofPairs")
    void aBatchWithoutTwoPicturesOfALabelCostsNothingAndTeachesNothing(Loss loss) {
        costsNothing(loss, new int[] {0, 1, 2, 3, 4, 5, 6, 7});
        costsNothing(loss, new int[] {3});
    }

    @ParameterizedTest
    @MethodSource("thoseThatNeedNegatives")
    void aBatchOfOneLabelCostsNothingAndTeachesNothing(Loss loss) {
        costsNothing(loss, new int[8]);
    }

    static Stream<Loss> thoseThatNeedNegatives() {
        return Losses.ofPairs().filter(loss -> !(loss instanceof SupervisedContrastive));
    }

    @Test
    void supervisedContrastiveEvensOutABatchOfOneLabel() {
        // Three equal pictures: each is one of two others, ln(2); nothing is gained by moving.
        double[][] equal = {{1, 0}, {1, 0}, {1, 0}};
        Losses.Outcome outcome = Losses.run(SupervisedContrastive.published(), equal, new int[3], Map.of());
        assertThat(outcome.value()).isCloseTo(Math.log(2), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("io.retroflex.training.loss.Losses#ofProxies")
    void onePictureOrOneLabelStillLearnsFromTheProxies(Loss loss) {
        for (int[] labels : new int[][] {{2}, {1, 1, 1}}) {
            Random random = new Random(7);
            double[][] embeddings = Losses.unit(labels.length, 5, random);
            Losses.Outcome outcome = Losses.run(loss, embeddings, labels, Losses.parameters(loss, 4, 5, random));
            assertThat(outcome.value()).isPositive().isFinite();
            assertThat(outcome.gradients().values()).allSatisfy(LossEdgeTest::isFiniteAndNotZero);
        }
    }

    @ParameterizedTest
    @MethodSource("io.retroflex.training.loss.Losses#all")
    void equalAndOppositePicturesKeepEverythingFinite(Loss loss) {
        // Cosines of exactly 1 and -1, between pictures as well as with the proxies, and rounded ones that exceed 1.
        double third = Math.sqrt(1.0 / 3);
        double[][] embeddings = {{1, 0, 0}, {1, 0, 0}, {-1, 0, 0}, {1, 0, 0}, {third, third, third}, {-1, 0, 0}};
        Map<String, double[][]> parameters = new LinkedHashMap<>();
        loss.parameters(3, 3)
                .forEach((name, shape) -> parameters.put(name, new double[][] {{2, 0, 0}, {-3, 0, 0}, {7, 7, 7}}));
        for (DataType type : new DataType[] {DataType.FLOAT32, DataType.FLOAT64}) {
            for (int[] labels : new int[][] {{0, 0, 0, 1, 2, 1}, {1, 1, 1, 0, 2, 2}}) {
                Losses.Outcome outcome = Losses.run(loss, embeddings, labels, parameters, type);
                assertThat(outcome.value()).isFinite();
                assertThat(outcome.gradients().values())
                        .allSatisfy(
                                gradient -> assertThat(Arrays.stream(gradient).allMatch(Double::isFinite))
                                        .isTrue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.retroflex.training.loss.Losses#all")
    void theOrderOfTheBatchDoesNotMatter(Loss loss) {
        Random random = new Random(11);
        double[][] embeddings = Losses.unit(LABELS.length, 5, random);
        Map<String, double[][]> parameters = Losses.parameters(loss, 4, 5, random);
        int[] order = {5, 2, 7, 0, 1, 6, 4, 3};
        double[][] shuffled = Arrays.stream(order).mapToObj(i -> embeddings[i]).toArray(double[][]::new);
        int[] shuffledLabels = IntStream.of(order).map(i -> LABELS[i]).toArray();
        assertThat(Losses.run(loss, shuffled, shuffledLabels, parameters).value())
                .isCloseTo(Losses.run(loss, embeddings, LABELS, parameters).value(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("io.retroflex.training.loss.Losses#all")
    void nothingIsLeftBehindWithTheParameters(Loss loss) {
        Random random = new Random(13);
        try (NDManager lasting = Engine.getInstance().newBaseManager()) {
            Map<String, NDArray> parameters = new LinkedHashMap<>();
            Losses.parameters(loss, 4, 5, random)
                    .forEach((name, rows) -> parameters.put(name, Losses.array(lasting, rows, DataType.FLOAT32)));
            int before = lasting.getManagedArrays().size();
            try (NDManager step = Engine.getInstance().newBaseManager()) {
                NDArray embeddings = Losses.array(step, Losses.unit(8, 5, random), DataType.FLOAT32);
                NDArray value = loss.value(embeddings, LABELS, parameters);
                assertThat(value.getManager()).isSameAs(step);
                assertThat(value.getShape().dimension()).isZero();
                assertThat(value.getDataType()).isEqualTo(DataType.FLOAT32);
                assertThat(lasting.getManagedArrays()).hasSize(before);
            }
        }
    }

    @Test
    void batchesThatDoNotFitAreRefused() {
        Loss loss = SupervisedContrastive.published();
        assertThatThrownBy(() -> Losses.run(loss, new double[][] {{1, 0}, {3, 4}}, new int[2], Map.of()))
                .hasMessage(
                        "embedding 1 of the batch has the length 5.0; normalize embeddings to length 1 before the loss");
        assertThatThrownBy(() -> Losses.run(loss, new double[][] {{Double.NaN, 0}}, new int[1], Map.of()))
                .hasMessageContaining("embedding 0 of the batch has the length NaN");
        assertThatThrownBy(() -> Losses.run(loss, new double[][] {{1, 0}}, new int[3], Map.of()))
                .hasMessageContaining("3 labels need embeddings [3][dimension], not (1, 2)");
        assertThatThrownBy(() -> Losses.run(loss, new double[][] {{1, 0}}, new int[0], Map.of()))
                .hasMessageContaining("at least 1 picture");
    }

    @Test
    void parametersThatDoNotFitAreRefused() {
        Loss loss = ProxyAnchor.published();
        double[][] picture = {{1, 0}};
        assertThatThrownBy(() -> Losses.run(loss, picture, new int[1], Map.of("weight", picture)))
                .hasMessage("the loss needs its parameter 'proxies' [labels][dimension]; given are: [weight]");
        assertThatThrownBy(() -> Losses.run(loss, picture, new int[1], Map.of("proxies", new double[4][3])))
                .hasMessageContaining("need 'proxies' of the same dimension, [labels][dimension], not (4, 3)");
        assertThatThrownBy(() -> Losses.run(loss, picture, new int[] {4}, Map.of("proxies", new double[4][2])))
                .hasMessage("picture 0 of the batch has the label 4, but 'proxies' has rows for 0 to 3");
    }

    private static void costsNothing(Loss loss, int[] labels) {
        double[][] embeddings = Losses.unit(labels.length, 5, new Random(5));
        Losses.Outcome outcome = Losses.run(loss, embeddings, labels, Map.of());
        assertThat(outcome.value()).isZero();
        assertThat(outcome.gradients().get("embeddings")).containsOnly(0);
    }

    private static void isFiniteAndNotZero(double[] gradient) {
        double sum = Arrays.stream(gradient).map(Math::abs).sum();
        assertThat(sum).isPositive().isFinite();
    }
}
