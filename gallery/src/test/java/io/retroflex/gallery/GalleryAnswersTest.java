package io.retroflex.gallery;

import static io.retroflex.gallery.ExpectedAnswers.assertLike;
import static io.retroflex.gallery.ExpectedAnswers.cosine;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a gallery answers, and that comparing everything would answer the same. */
class GalleryAnswersTest extends GalleryContract {
    @Test
    void anyHistoryAnswersLikeComparingEverything() {
        Map<String, Entry> pending = new TreeMap<>();
        for (int round = 0; round < 40; round++) {
            List<Entry> put = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                put.add(entry("id" + random.nextInt(300)));
            }
            int before = pending.size();
            put.forEach(entry -> pending.put(entry.id(), entry));
            assertThat(gallery.put(put).added()).as(replay()).isEqualTo(pending.size() - before);
            List<String> removed = new ArrayList<>();
            for (int i = random.nextInt(15); i > 0; i--) {
                removed.add("id" + random.nextInt(300));
            }
            int left = pending.size();
            removed.forEach(pending::remove);
            assertThat(gallery.remove(removed)).as(replay()).isEqualTo(left - pending.size());
            gallery.commit();
            for (int i = 0; i < 10; i++) {
                assertLike(pending, gallery, random, replay());
            }
        }
    }

    @Test
    void equalCosinesGoByIdHoweverManyThereAre() {
        Embedding same = Samples.fine(random, DIMENSION);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            entries.add(new Entry("%03d".formatted((i * 7) % 300), same, Facts.of(Map.of())));
        }
        for (List<Entry> part : List.of(entries.subList(0, 130), entries.subList(130, 300))) {
            gallery.put(part);
            gallery.commit();
        }
        assertThat(gallery.neighbours(same, 4, Filter.ALL))
                .as(replay())
                .extracting(Neighbour::id)
                .containsExactly("000", "001", "002", "003");
        assertThat(gallery.neighbours(same, 300, Filter.ALL))
                .as(replay())
                .extracting(Neighbour::cosine)
                .containsOnly(gallery.neighbours(same, 1, Filter.ALL).getFirst().cosine());
    }

    @Test
    void cosinesAreOfFullPrecision() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            entries.add(new Entry("id" + i, Samples.fine(random, DIMENSION), Samples.facts(random)));
        }
        gallery.put(entries);
        gallery.commit();
        Embedding query = Samples.fine(random, DIMENSION);
        assertThat(gallery.neighbours(query, 100, Filter.ALL))
                .as(replay())
                .hasSize(100)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Neighbour::cosine).reversed())
                .allSatisfy(neighbour -> assertThat((double) neighbour.cosine())
                        .isCloseTo(
                                cosine(
                                        query,
                                        gallery.get(neighbour.id())
                                                .orElseThrow()
                                                .embedding()),
                                Offset.offset(1e-6)));
    }

    @Test
    void emptyGalleryAnswersNothing() {
        assertThat(gallery.neighbours(entry("q").embedding(), 5, Filter.ALL)).isEmpty();
        assertThat(gallery.countByLabel()).isEmpty();
        assertThat(gallery.remove(List.of("a"))).isZero();
        gallery.commit();
        assertThat(gallery.size()).isZero();
    }

    @Test
    void hugeNumberOfNeighboursGivesAllThereAre() {
        gallery.put(List.of(entry("a"), entry("b")));
        gallery.commit();
        assertThat(gallery.neighbours(entry("q").embedding(), Integer.MAX_VALUE, Filter.ALL))
                .hasSize(2);
    }
}
