package io.retroflex.gallery;

import java.util.Collection;

/**
 * Labelled reference pictures with their embeddings. What is put or removed is seen, and lasts, once it is committed; a
 * process that dies in between leaves the last commit.
 */
public interface Gallery extends GalleryReader {
    /** Whose vectors the gallery holds. */
    GalleryHeader header();

    /**
     * Makes sure that the gallery's embeddings are of the model with this fingerprint.
     *
     * @throws GalleryException if they are of another: their cosines with its embeddings would mean nothing
     */
    default void requireModel(String fingerprint) {
        if (!header().fingerprint().equals(fingerprint)) {
            throw new GalleryException(
                    "%s holds embeddings of model '%s' (fingerprint %s), not of the model with fingerprint %s; "
                                    .formatted(this, header().model(), header().fingerprint(), fingerprint)
                            + "search it with its own model, or embed its pictures anew: retroflex gallery reembed");
        }
    }

    /**
     * Adds pictures, or replaces those whose id is there already. What is there with equal facts and embedding is left
     * alone.
     *
     * @throws IllegalArgumentException if an embedding has another dimension than the gallery
     */
    Change put(Collection<Entry> entries);

    /** Removes the pictures of these ids; ids that are not there are passed over. Returns how many were removed. */
    int remove(Collection<String> ids);

    /** Makes all that was put and removed since the last commit visible and lasting, at once. */
    void commit();

    /** The state of the last commit, which stays as it is until it is closed, even when the gallery is closed first. */
    GalleryReader snapshot();

    /** Closes the gallery; what was not committed is discarded. Using it afterwards is an {@link IllegalStateException}. */
    @Override
    void close();

    /**
     * What a {@link #put} did.
     *
     * @param unchanged were there with equal facts and embedding
     */
    record Change(int added, int replaced, int unchanged) {}
}
