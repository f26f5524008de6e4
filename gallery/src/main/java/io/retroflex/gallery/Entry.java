package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;

/**
 * A labelled reference picture of a gallery.
 *
 * @param id of the picture's content: the same file has the same id wherever it lies
 */
public record Entry(String id, Embedding embedding, Facts facts) {}
