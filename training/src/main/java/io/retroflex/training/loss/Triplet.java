package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import io.retroflex.training.torch.Scalars;
import java.util.Map;

/**
 * {@code max(0, margin - s(a, p) + s(a, n))}, the mean over the triplets that were mined.
 *
 * @param margin by which a positive is to be more similar than a negative; a difference of cosines
 * @param miner which triplets count
 * @param mean over which of them the mean is taken
 * @param allIfNone whether a batch in which the miner chooses nothing is learnt from by all its triplets
 */
public record Triplet(double margin, Miner miner, Mean mean, boolean allIfNone) implements Loss {
    /** Over which triplets the mean is taken. */
    public enum Mean {
        /** All that were mined. */
        MINED,
        /** Those mined whose loss is above zero, as TripletMarginLoss of pytorch-metric-learning does. */
        ABOVE_ZERO
    }

    /** @throws IllegalArgumentException if the margin is negative */
    public Triplet {
        Settings.requireAtLeastZero("the margin of the triplet loss", margin);
    }

    /**
     * As in the code of Kim et al., Frontiers in Medicine 12:1727884 (2025): margin 0.6, semi-hard mining within 0.2, all
     * triplets where that chooses none.
     */
    public static Triplet published() {
        return new Triplet(0.6, new Miner.SemiHard(0.2), Mean.ABOVE_ZERO, true);
    }

    @Override
    public NDArray value(NDArray embeddings, int[] labels, Map<String, NDArray> parameters) {
        Batch batch = new Batch(embeddings, labels);
        NDArray similarity = batch.similarity();
        double[] values = Batch.values(similarity);
        Triplets triplets = Triplets.mine(miner, batch, values);
        if (triplets.count() == 0 && allIfNone) {
            triplets = Triplets.mine(new Miner.All(), batch, values);
        }
        if (triplets.count() == 0) {
            return Triplets.none(similarity);
        }
        NDArray losses = Scalars.atLeast(triplets.differences(similarity).add(margin), 0);
        return switch (mean) {
            case MINED -> losses.mean();
            case ABOVE_ZERO -> Scalars.divide(losses.sum(), Math.max(1.0, above(losses)));
        };
    }

    private static double above(NDArray losses) {
        return losses.gt(0).countNonzero().getLong();
    }
}
