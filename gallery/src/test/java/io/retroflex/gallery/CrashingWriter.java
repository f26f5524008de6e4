package io.retroflex.gallery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process of its own that commits some batches and dies in the middle of the next, as if killed. */
final class CrashingWriter {
    static final int COMMITS = 3;
    static final int BATCH = 200;

    private static final LuceneSettings SMALL_BUFFER = new LuceneSettings(50_000, 10_000, .1);

    private CrashingWriter() {}

    /** Takes the folder of a gallery to make. */
    static void main(String[] arguments) {
        LuceneGallery gallery = LuceneGallery.create(Path.of(arguments[0]), GalleryContract.HEADER, SMALL_BUFFER);
        for (int batch = 0; batch < COMMITS; batch++) {
            gallery.put(entries(batch));
            gallery.commit();
        }
        gallery.remove(List.of("0-0", "1-1"));
        // Enough to overflow the writer's buffer: uncommitted segments lie on the disk when the process dies.
        for (int batch = COMMITS; batch < 5 * COMMITS; batch++) {
            gallery.put(entries(batch));
        }
        Runtime.getRuntime().halt(137);
    }

    static List<Entry> entries(int batch) {
        Random random = new Random(batch);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            entries.add(
                    new Entry(batch + "-" + i, Samples.fine(random, GalleryContract.DIMENSION), Samples.facts(random)));
        }
        return entries;
    }
}
