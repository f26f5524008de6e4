package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import io.retroflex.training.torch.Scalars;
import java.util.Map;

/**
 * For each anchor the mean over its positives of {@code -ln(exp(s(a, p) / temperature) / sum over j != a of exp(s(a, j) /
 * temperature))}; of this, the mean over the anchors that have a positive. Khosla et al., NeurIPS 2020, equation 2 (L_out),
 * which sums over the anchors instead.
 *
 * @param temperature the lower, the more the nearest pictures count; in units of cosine
 */
public record SupervisedContrastive(double temperature) implements Loss {
    /** @throws IllegalArgumentException if the temperature is not above 0 */
    public SupervisedContrastive {
        Settings.requireAboveZero("the temperature of the supervised contrastive loss", temperature);
    }

    /** The paper's temperature, 0.1. */
    public static SupervisedContrastive published() {
        return new SupervisedContrastive(0.1);
    }

    @Override
    public NDArray value(NDArray embeddings, int[] labels, Map<String, NDArray> parameters) {
        Batch batch = new Batch(embeddings, labels);
        int size = batch.size();
        double[] others = new double[size * size];
        double[] weights = new double[size * size];
        weigh(batch, others, weights);
        NDArray exponents =
                MaskedLogs.keep(Scalars.divide(batch.similarity(), temperature), batch.constant(others, size, size));
        return exponents
                .logSoftmax(1)
                .mul(batch.constant(weights, size, size))
                .sum()
                .neg();
    }

    /** Marks the pairs of two pictures, and gives each positive pair its share in the mean. */
    private static void weigh(Batch batch, double[] others, double[] weights) {
        int size = batch.size();
        int anchors = 0;
        for (int anchor = 0; anchor < size; anchor++) {
            int positives = 0;
            for (int other = 0; other < size; other++) {
                others[anchor * size + other] = anchor == other ? 0 : 1;
                positives += batch.positive(anchor, other) ? 1 : 0;
            }
            anchors += positives > 0 ? 1 : 0;
            for (int other = 0; other < size; other++) {
                weights[anchor * size + other] = batch.positive(anchor, other) ? 1.0 / positives : 0;
            }
        }
        for (int pair = 0; pair < weights.length; pair++) {
            weights[pair] /= Math.max(1, anchors);
        }
    }
}
