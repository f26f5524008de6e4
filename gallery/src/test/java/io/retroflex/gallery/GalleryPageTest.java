package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page is a piece of what is handed over as a whole; that any history has it right is in {@link GalleryAnswersTest}. */
class GalleryPageTest extends GalleryContract {
    @Test
    void pagesFollowOneAnotherToTheLastPicture() {
        putFive();

        assertThat(ids(0, 2)).containsExactly("a", "b");
        assertThat(ids(2, 2)).containsExactly("c", "d");
        assertThat(ids(4, 2)).containsExactly("e");
        assertThat(ids(5, 2)).isEmpty();
        assertThat(ids(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEmpty();
        assertThat(ids(1, Integer.MAX_VALUE)).containsExactly("b", "c", "d", "e");
        assertThat(ids(1, 0)).isEmpty();
    }

    @Test
    void everyPageSaysHowManyTheFilterLetsThrough() {
        putFive();
        Filter some = new Filter.In(Facts.LABEL, Set.of("b", "d", "e", "nothing has this"));

        assertThat(gallery.page(some, 0, 2).entries()).extracting(Entry::id).containsExactly("b", "d");
        assertThat(Stream.of(gallery.page(some, 0, 2), gallery.page(some, 2, 0), gallery.page(some, 9, 9)))
                .extracting(GalleryReader.Page::all)
                .containsOnly(3);
        assertThat(gallery.page(new Filter.Not(Filter.ALL), 0, 9)).isEqualTo(new GalleryReader.Page(List.of(), 0));
    }

    @Test
    void anEmptyGalleryHasAnEmptyPage() {
        assertThat(gallery.page(Filter.ALL, 0, 9)).isEqualTo(new GalleryReader.Page(List.of(), 0));
    }

    @Test
    void whatIsWrittenIsOnThePageOnceItIsCommitted() {
        putFive();
        assertThat(ids(0, 9)).hasSize(5);
        Entry again = labelled("c", "another");

        gallery.remove(List.of("a", "e"));
        gallery.put(List.of(again, labelled("bb", "new")));
        assertThat(ids(0, 9)).containsExactly("a", "b", "c", "d", "e");
        gallery.commit();

        assertThat(ids(0, 9)).containsExactly("b", "bb", "c", "d");
        assertThat(gallery.page(Filter.ALL, 2, 1)).isEqualTo(new GalleryReader.Page(List.of(again), 4));
    }

    @Test
    void idsBeyondSixteenBitsHaveTheOrderThatJavaGivesThem() {
        // As UTF-8 the last two would change places.
        List<String> ordered = List.of("z", "ü", "\uD834\uDD0A", "\uFF5E");
        gallery.put(ordered.reversed().stream().map(this::entry).toList());
        gallery.commit();

        assertThat(ids(0, 9)).isEqualTo(ordered.stream().sorted().toList()).isEqualTo(ordered);
    }

    @Test
    void aPageBeforeTheFirstOrOfLessThanNothingIsRefused() {
        for (Map.Entry<Integer, Integer> wrong : List.of(Map.entry(-1, 5), Map.entry(0, -1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> gallery.page(Filter.ALL, wrong.getKey(), wrong.getValue()))
                    .withMessage(
                            "asked for %d pictures from number %d on; a page begins at number 0 or later and has 0"
                                    + " pictures or more",
                            wrong.getValue(), wrong.getKey());
        }
    }

    private void putFive() {
        for (String id : List.of("d", "a", "e", "c", "b")) {
            gallery.put(List.of(labelled(id, id)));
            gallery.commit();
        }
    }

    private List<String> ids(int from, int size) {
        return gallery.page(Filter.ALL, from, size).entries().stream()
                .map(Entry::id)
                .toList();
    }
}
