package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two galleries that answer as one, held against one with the pictures of both. */
class JoinedReaderTest {
    private static final int DIMENSION = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theyAnswerAsOneGalleryWithAllPicturesDoesTiesIncluded(long seed) {
        Random random = new Random(seed);
        ExactGallery first = empty();
        ExactGallery second = empty();
        ExactGallery all = empty();
        for (int i = 0; i < 200; i++) {
            Entry entry = new Entry("id" + i, Samples.coarse(random, DIMENSION), Samples.facts(random));
            (random.nextInt(4) == 0 ? second : first).put(List.of(entry));
            all.put(List.of(entry));
        }
        List.of(first, second, all).forEach(Gallery::commit);
        GalleryReader joined = new JoinedReader(first, second);

        assertThat(joined.size()).isEqualTo(200);
        assertThat(joined.countByLabel()).isEqualTo(all.countByLabel());
        for (int i = 0; i < 200; i++) {
            var query = Samples.coarse(random, DIMENSION);
            Filter filter = Samples.filter(random, 2);
            int k = 1 + random.nextInt(30);
            assertThat(joined.neighbours(query, k, filter)).isEqualTo(all.neighbours(query, k, filter));
            var queries = List.of(query, Samples.coarse(random, DIMENSION));
            assertThat(joined.neighboursByLabel(query, k, filter)).isEqualTo(all.neighboursByLabel(query, k, filter));
            assertThat(joined.neighboursByLabel(queries, k, filter))
                    .isEqualTo(all.neighboursByLabel(queries, k, filter));
            assertThat(listed(joined, filter)).isEqualTo(listed(all, filter));
            int from = random.nextInt(210);
            int size = random.nextInt(60);
            assertThat(joined.page(filter, from, size)).isEqualTo(all.page(filter, from, size));
            assertThat(joined.get("id" + i)).isEqualTo(all.get("id" + i)).isPresent();
        }
        assertThat(joined.get("nobody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneOfThemMayBeEmpty(boolean emptyFirst) {
        Random random = new Random(6);
        ExactGallery some = empty();
        for (int i = 0; i < 20; i++) {
            some.put(List.of(new Entry("id" + i, Samples.coarse(random, DIMENSION), Samples.facts(random))));
        }
        some.commit();
        GalleryReader joined = emptyFirst ? new JoinedReader(empty(), some) : new JoinedReader(some, empty());

        var query = Samples.coarse(random, DIMENSION);
        assertThat(joined.neighbours(query, 5, Filter.ALL)).isEqualTo(some.neighbours(query, 5, Filter.ALL));
        assertThat(listed(joined, Filter.ALL)).isEqualTo(listed(some, Filter.ALL));
        for (int from = 0; from < 22; from++) {
            assertThat(joined.page(Filter.ALL, from, 5)).isEqualTo(some.page(Filter.ALL, from, 5));
        }
    }

    @Test
    void pagesOfTwoThatShareIdsAreThoseOfAllTheyHandOver() {
        Random random = new Random(7);
        ExactGallery first = empty();
        ExactGallery second = empty();
        for (int i = 0; i < 40; i++) {
            for (ExactGallery gallery : i % 3 == 0 ? List.of(first, second) : List.of(i % 3 == 1 ? first : second)) {
                gallery.put(List.of(new Entry("id" + i, Samples.coarse(random, DIMENSION), Samples.facts(random))));
            }
        }
        List.of(first, second).forEach(Gallery::commit);
        GalleryReader joined = new JoinedReader(first, second);
        List<Entry> all = listed(joined, Filter.ALL);

        assertThat(all).hasSize(54);
        for (int from = 0; from < 56; from++) {
            for (int size : new int[] {0, 1, 4, 60}) {
                assertThat(joined.page(Filter.ALL, from, size))
                        .isEqualTo(new GalleryReader.Page(
                                all.stream().skip(from).limit(size).toList(), 54));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> joined.page(Filter.ALL, -1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> joined.page(Filter.ALL, 0, -1));
    }

    private static List<Entry> listed(GalleryReader gallery, Filter filter) {
        List<Entry> entries = new ArrayList<>();
        gallery.forEach(filter, entries::add);
        return entries;
    }

    private static ExactGallery empty() {
        return new ExactGallery(new GalleryHeader(DIMENSION, "f00d", "model"));
    }
}
