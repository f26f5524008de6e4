package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.LuceneGallery;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a gallery holds, to compare it with another. */
final class GalleryContents {
    private GalleryContents() {}

    /** Its entries by id: facts, and embeddings to the last bit. */
    static SortedMap<String, Entry> of(Path gallery) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        try (LuceneGallery opened = LuceneGallery.openReadOnly(gallery)) {
            opened.forEach(Filter.ALL, entry -> entries.put(entry.id(), entry));
        }
        return entries;
    }
}
