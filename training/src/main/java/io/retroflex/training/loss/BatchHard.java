package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.retroflex.training.torch.Scalars;
import java.util.Map;

/**
 * With the cosine distance {@code d = 1 - s}, the mean over the anchors that have both of {@code max(0, x)}, or, with a soft
 * margin, of {@code ln(1 + exp(x))}, where {@code x = margin + max d(a, p) - min d(a, n)}: the hardest positive against the
 * hardest negative. Hermans, Beyer, Leibe, arXiv:1703.07737 (2017), equation 5.
 *
 * @param margin a difference of cosines
 * @param soft whether triplets beyond the margin still pull, less and less
 */
public record BatchHard(double margin, boolean soft) implements Loss {
    /** @throws IllegalArgumentException if the margin is negative */
    public BatchHard {
        Settings.requireAtLeastZero("the margin of the batch hard loss", margin);
    }

    /** The soft margin, with no other, as the paper trains its own networks. */
    public static BatchHard published() {
        return new BatchHard(0, true);
    }

    @Override
    public NDArray value(NDArray embeddings, int[] labels, Map<String, NDArray> parameters) {
        Batch batch = new Batch(embeddings, labels);
        NDArray similarity = batch.similarity();
        Triplets triplets = Triplets.hardest(batch, Batch.values(similarity));
        if (triplets.count() == 0) {
            return Triplets.none(similarity);
        }
        // d(a, p) - d(a, n) = s(a, n) - s(a, p)
        NDArray violations = triplets.differences(similarity).add(margin);
        return (soft ? Activation.softPlus(violations) : Scalars.atLeast(violations, 0)).mean();
    }
}
