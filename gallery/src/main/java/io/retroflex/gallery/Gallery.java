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

    /** The state of the last commit, which stays as it is until it is closed. */
    GalleryReader snapshot();

    /**
     * What a {@link #put} did.
     *
     * @param unchanged were there with equal facts and embedding
     */
    record Change(int added, int replaced, int unchanged) {}
}
