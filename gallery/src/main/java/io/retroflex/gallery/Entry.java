package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;

/**
 * A labelled reference picture of a gallery.
 *
 * @param id of the picture's content: the same file has the same id wherever it lies
 */
public record Entry(String id, Embedding embedding, Facts facts) {
    /** The longest id, in characters. */
    public static final int MAX_ID_LENGTH = 1000;

    /** Refuses, with an {@link IllegalArgumentException}, an id that is blank, too long, or not valid Unicode. */
    public Entry {
        if (id.isBlank() || id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException(
                    "an id of " + id.length() + " characters; it has 1 to " + MAX_ID_LENGTH + " and is not blank");
        }
        Facts.requireUnicode("the id", id);
    }
}
