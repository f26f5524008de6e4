package io.retroflex.training.loss;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Which triplets of an anchor a, a positive p and a negative n are learnt from. The choice is made on the values: no gradient
 * runs through it. Meant as in the TripletMarginMiner of pytorch-metric-learning, with cosine similarity.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Miner.SemiHard.class, name = "semi-hard"),
    @JsonSubTypes.Type(value = Miner.Hard.class, name = "hard"),
    @JsonSubTypes.Type(value = Miner.All.class, name = "all")
})
public sealed interface Miner {
    /** Whether a triplet is chosen whose positive has the cosine s(a, p) and whose negative s(a, n). */
    boolean chooses(double positive, double negative);

    /**
     * Rightly ordered, but not by more than the margin: {@code 0 < s(a, p) - s(a, n) <= margin}.
     *
     * @param margin a difference of cosines, above 0
     */
    record SemiHard(double margin) implements Miner {
        /** @throws IllegalArgumentException if the margin is not above 0 */
        public SemiHard {
            Settings.requireAboveZero("the margin of semi-hard mining", margin);
        }

        @Override
        public boolean chooses(double positive, double negative) {
            return negative < positive && positive - negative <= margin;
        }
    }

    /** Wrongly ordered: {@code s(a, n) >= s(a, p)}. */
    record Hard() implements Miner {
        @Override
        public boolean chooses(double positive, double negative) {
            return negative >= positive;
        }
    }

    /** Every triplet that the batch has. */
    record All() implements Miner {
        @Override
        public boolean chooses(double positive, double negative) {
            return true;
        }
    }
}
