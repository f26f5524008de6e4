package io.retroflex.gallery;

import static io.retroflex.gallery.ExpectedAnswers.assertLike;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A snapshot is one commit, whatever is written meanwhile. */
class GallerySnapshotTest extends GalleryContract {
    @Test
    void snapshotStaysAsItIsWhileTheGalleryIsWrittenAndClosed() {
        Map<String, Entry> state = new TreeMap<>();
        for (int i = 0; i < 50; i++) {
            state.put("id" + i, entry("id" + i));
        }
        gallery.put(state.values());
        gallery.commit();
        try (GalleryReader snapshot = gallery.snapshot()) {
            for (int round = 0; round < 5; round++) {
                gallery.remove(List.of("id" + round, "id" + (40 + round)));
                gallery.put(List.of(entry("id" + (10 + round)), entry("new" + round)));
                gallery.commit();
                assertLike(state, snapshot, random, replay());
            }
            gallery.close();
            assertLike(state, snapshot, random, replay());
        }
    }

    @Test
    void readersSeeWholeCommitsWhileOthersWrite() throws InterruptedException {
        Embedding query = Samples.fine(random, DIMENSION);
        AtomicBoolean done = new AtomicBoolean();
        List<String> torn = new ArrayList<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                try (GalleryReader snapshot = gallery.snapshot()) {
                    int size = snapshot.size();
                    int found = snapshot.neighbours(query, 1000, Filter.ALL).size();
                    if (size % 10 != 0 || found != size) {
                        torn.add(size + " pictures, " + found + " found");
                    }
                }
            }
        });
        for (int commit = 0; commit < 30; commit++) {
            for (int i = 0; i < 10; i++) {
                gallery.put(List.of(entry("c" + commit + "-" + i)));
            }
            gallery.commit();
        }
        done.set(true);
        reader.join();
        assertThat(torn).as(replay()).isEmpty();
    }
}
