package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;

/**
 * Whose vectors a gallery holds. Vectors of different models cannot be compared, so a gallery has one header for all.
 *
 * @param dimension of every embedding
 * @param fingerprint of the model that made them
 * @param model where that model lies, for the convenience of later searches
 */
public record GalleryHeader(int dimension, String fingerprint, String model) {
    /** The largest dimension that a gallery takes. */
    public static final int MAX_DIMENSION = 4096;

    /** Refuses, with an {@link IllegalArgumentException}, a dimension out of range and a missing fingerprint. */
    public GalleryHeader {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException(
                    "embeddings of dimension " + dimension + "; a gallery takes 1 to " + MAX_DIMENSION);
        }
        if (fingerprint.isBlank()) {
            throw new IllegalArgumentException("a gallery needs the fingerprint of the model that made its embeddings");
        }
    }

    /** Refuses, with an {@link IllegalArgumentException}, an embedding of another dimension. */
    void requireDimension(int other) {
        if (other != dimension) {
            throw new IllegalArgumentException(
                    "an embedding of dimension " + other + " in a gallery of dimension " + dimension);
        }
    }

    /** Refuses, with an {@link IllegalArgumentException}, a question that this gallery cannot answer. */
    void requireQuery(Embedding query, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("asked for " + k + " neighbours; the least is 1");
        }
        requireDimension(query.dimension());
    }
}
