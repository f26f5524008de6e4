package io.retroflex.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.vision.model.Embedding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pictures measure a gallery. */
class HeldOutQueriesTest {
    private final ExactGallery gallery = new ExactGallery(new GalleryHeader(2, "f00d", "model"));

    @Test
    void thereAreAThousandAtMostEvenlyByLabelAndTheSameEachTime() {
        add(3000, "common", "", "");
        add(2000, "usual", "", "");
        add(30, "rare", "", "");
        add(1, "single", "", "");
        add(40, "", "", "");

        List<Entry> queries = HeldOutQueries.of(gallery);

        // The single one takes a place and has nothing to find.
        assertThat(count(queries)).isEqualTo(Map.of("rare", 30, "common", 485, "usual", 484));
        assertThat(HeldOutQueries.of(gallery)).isEqualTo(queries);
    }

    @Test
    void thoseThatTheModelDidNotLearnAreTakenWhereThereAreEnough() {
        add(60, "polyp", "train", "");
        add(30, "polyp", "val", "");
        add(30, "cecum", "val", "");

        assertThat(count(HeldOutQueries.of(gallery))).isEqualTo(Map.of("polyp", 30, "cecum", 30));
    }

    @Test
    void whatOnlyItsOwnGroupShowsIsNotAsked() {
        add(10, "polyp", "", "");
        add(10, "cecum", "", "one group");

        assertThat(count(HeldOutQueries.of(gallery))).isEqualTo(Map.of("polyp", 10));
    }

    private void add(int count, String label, String split, String group) {
        for (int i = 0; i < count; i++) {
            gallery.put(List.of(new Entry(
                    "id-%05d".formatted(gallery.size() + 1),
                    new Embedding(new float[] {1, 0}),
                    Facts.of(Map.of(Facts.LABEL, label, Facts.SPLIT, split, Facts.GROUP, group)))));
            gallery.commit();
        }
    }

    private static Map<String, Integer> count(List<Entry> queries) {
        Map<String, Integer> counts = new HashMap<>();
        queries.forEach(query -> counts.merge(query.facts().label(), 1, Integer::sum));
        return counts;
    }
}
