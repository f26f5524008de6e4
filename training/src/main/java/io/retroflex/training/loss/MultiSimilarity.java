package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import io.retroflex.training.torch.Scalars;
import java.util.Map;

/**
 * The mean over all anchors of {@code ln(1 + sum over P of exp(-alpha (s - base))) / alpha + ln(1 + sum over N of exp(beta (s
 * - base))) / beta}. P holds the positives with {@code s(a, p) < max s(a, n) + epsilon}, N the negatives with {@code s(a, n) >
 * min s(a, p) - epsilon}; both are empty for an anchor that lacks either. Wang et al., CVPR 2019, with its mining of pairs.
 *
 * @param alpha how sharply the hardest positives outweigh the others
 * @param beta how sharply the hardest negatives outweigh the others
 * @param base the cosine that parts similar from dissimilar
 * @param epsilon how far from wrongly ordered a pair may be and still count; a difference of cosines
 */
public record MultiSimilarity(double alpha, double beta, double base, double epsilon) implements Loss {
    /** @throws IllegalArgumentException if alpha or beta are not above 0, or base or epsilon negative */
    public MultiSimilarity {
        Settings.requireAboveZero("alpha of the multi-similarity loss", alpha);
        Settings.requireAboveZero("beta of the multi-similarity loss", beta);
        Settings.requireAtLeastZero("base of the multi-similarity loss", base);
        Settings.requireAtLeastZero("epsilon of the multi-similarity loss", epsilon);
    }

    /** As in the authors' code: 2, 40, 0.5, 0.1. The text of the paper has 50 for beta and 1 for base. */
    public static MultiSimilarity published() {
        return new MultiSimilarity(2, 40, 0.5, 0.1);
    }

    @Override
    public NDArray value(NDArray embeddings, int[] labels, Map<String, NDArray> parameters) {
        Batch batch = new Batch(embeddings, labels);
        NDArray similarity = batch.similarity();
        int size = batch.size();
        double[] positives = new double[size * size];
        double[] negatives = new double[size * size];
        mine(batch, Batch.values(similarity), positives, negatives);

        NDArray shifted = similarity.sub(base);
        NDArray pull = MaskedLogs.onePlusSum(Scalars.multiply(shifted, -alpha), batch.constant(positives, size, size));
        NDArray push = MaskedLogs.onePlusSum(Scalars.multiply(shifted, beta), batch.constant(negatives, size, size));
        return Scalars.divide(pull, alpha).add(Scalars.divide(push, beta)).mean();
    }

    /** Sets the chosen pairs of the flat {@code [n][n]} masks to one. */
    private void mine(Batch batch, double[] similarity, double[] positives, double[] negatives) {
        int size = batch.size();
        for (int anchor = 0; anchor < size; anchor++) {
            int row = anchor * size;
            double leastPositive = Double.POSITIVE_INFINITY;
            double greatestNegative = Double.NEGATIVE_INFINITY;
            for (int other = 0; other < size; other++) {
                if (batch.positive(anchor, other)) {
                    leastPositive = Math.min(leastPositive, similarity[row + other]);
                } else if (batch.negative(anchor, other)) {
                    greatestNegative = Math.max(greatestNegative, similarity[row + other]);
                }
            }
            for (int other = 0; other < size; other++) {
                double cosine = similarity[row + other];
                if (batch.positive(anchor, other) && cosine < greatestNegative + epsilon) {
                    positives[row + other] = 1;
                } else if (batch.negative(anchor, other) && cosine > leastPositive - epsilon) {
                    negatives[row + other] = 1;
                }
            }
        }
    }
}
