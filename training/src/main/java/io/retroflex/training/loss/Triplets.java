package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import io.retroflex.training.torch.Scalars;
import java.util.stream.LongStream;

/** Triplets chosen in a batch, each as two pairs: anchor with positive and anchor with negative. */
final class Triplets {
    /** Where each pair stands in the flat {@code [n][n]} matrix of similarities. */
    private final long[] positives;

    private final long[] negatives;

    private Triplets(LongStream.Builder positives, LongStream.Builder negatives) {
        this.positives = positives.build().toArray();
        this.negatives = negatives.build().toArray();
    }

    /** Those that the miner chooses; {@code similarity} is the flat matrix. */
    static Triplets mine(Miner miner, Batch batch, double[] similarity) {
        int size = batch.size();
        LongStream.Builder positives = LongStream.builder();
        LongStream.Builder negatives = LongStream.builder();
        for (int anchor = 0; anchor < size; anchor++) {
            int row = anchor * size;
            for (int positive = 0; positive < size; positive++) {
                if (!batch.positive(anchor, positive)) {
                    continue;
                }
                for (int negative = 0; negative < size; negative++) {
                    if (batch.negative(anchor, negative)
                            && miner.chooses(similarity[row + positive], similarity[row + negative])) {
                        positives.add(row + positive);
                        negatives.add(row + negative);
                    }
                }
            }
        }
        return new Triplets(positives, negatives);
    }

    /** For each anchor that has both, its least similar positive and its most similar negative. */
    static Triplets hardest(Batch batch, double[] similarity) {
        int size = batch.size();
        LongStream.Builder positives = LongStream.builder();
        LongStream.Builder negatives = LongStream.builder();
        for (int anchor = 0; anchor < size; anchor++) {
            int positive = -1;
            int negative = -1;
            for (int other = 0; other < size; other++) {
                int pair = anchor * size + other;
                if (batch.positive(anchor, other) && (positive < 0 || similarity[pair] < similarity[positive])) {
                    positive = pair;
                }
                if (batch.negative(anchor, other) && (negative < 0 || similarity[pair] > similarity[negative])) {
                    negative = pair;
                }
            }
            if (positive >= 0 && negative >= 0) {
                positives.add(positive);
                negatives.add(negative);
            }
        }
        return new Triplets(positives, negatives);
    }

    int count() {
        return positives.length;
    }

    /** For each triplet {@code s(a, n) - s(a, p)}, {@code [count]}; there must be one at least. */
    NDArray differences(NDArray similarity) {
        return pairs(similarity, negatives).sub(pairs(similarity, positives));
    }

    private static NDArray pairs(NDArray similarity, long[] pairs) {
        return similarity.flatten().gather(similarity.getManager().create(pairs), 0);
    }

    /** The zero of a batch without triplets, through which a gradient of zero runs back. */
    static NDArray none(NDArray similarity) {
        return Scalars.multiply(similarity.sum(), 0);
    }
}
