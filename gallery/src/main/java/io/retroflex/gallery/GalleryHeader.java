package io.retroflex.gallery;

/**
 * Whose vectors a gallery holds. Vectors of different models cannot be compared, so a gallery has one header for all.
 *
 * @param dimension of every embedding
 * @param fingerprint of the model that made them
 * @param model where that model lies, for the convenience of later searches
 */
public record GalleryHeader(int dimension, String fingerprint, String model) {}
