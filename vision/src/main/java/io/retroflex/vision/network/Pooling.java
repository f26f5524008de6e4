package io.retroflex.vision.network;

import java.util.List;

/** How features become one vector. */
public enum Pooling {
    /** The class token. */
    CLASS_TOKEN,
    /** The mean of all tokens: for a convolutional network, global average pooling. */
    MEAN,
    /** The class token, then the mean of the others. */
    CLASS_TOKEN_AND_MEAN,
    /**
     * The generalized mean of all tokens with power 3 (GeM; Radenovic et al., arXiv 1711.02512): between their mean and
     * their maximum. What is not positive counts as nothing.
     */
    GENERALIZED_MEAN;

    private static final double POWER = 3;
    /** As the authors have it: a root has no gradient at zero. */
    private static final double FLOOR = 1e-6;

    /**
     * The vector, {@code [batch, pooled width]}.
     *
     * @throws IllegalArgumentException if a class token is asked of a network that has none
     */
    public <T> T pool(Operations<T> operations, Features<T> features) {
        return switch (this) {
            case CLASS_TOKEN -> classToken(features);
            case MEAN -> operations.meanToken(features.tokens());
            case CLASS_TOKEN_AND_MEAN ->
                operations.concatenate(List.of(classToken(features), operations.meanToken(features.tokens())));
            case GENERALIZED_MEAN -> operations.generalizedMeanToken(features.tokens(), POWER, FLOOR);
        };
    }

    /** The dimension of the vector for a backbone of that width. */
    public int width(int backboneWidth) {
        return this == CLASS_TOKEN_AND_MEAN ? 2 * backboneWidth : backboneWidth;
    }

    private static <T> T classToken(Features<T> features) {
        return features.classToken()
                .orElseThrow(() -> new IllegalArgumentException(
                        "this network has no class token; its features are pooled by their mean"));
    }
}
