package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What putting and removing change, and that a commit shows it. */
class GalleryWritingTest extends GalleryContract {
    @Test
    void addingTwiceChangesNothing() {
        List<Entry> entries = List.of(entry("a"), entry("b"), entry("c"));
        assertThat(gallery.put(entries)).isEqualTo(new Gallery.Change(3, 0, 0));
        assertThat(gallery.put(entries)).isEqualTo(new Gallery.Change(0, 0, 3));
        gallery.commit();
        assertThat(gallery.put(entries)).isEqualTo(new Gallery.Change(0, 0, 3));
        gallery.commit();
        assertThat(gallery.size()).isEqualTo(3);
    }

    @Test
    void otherFactsOrAnotherEmbeddingReplace() {
        Entry first = entry("a");
        gallery.put(List.of(first));
        gallery.commit();
        Entry relabelled = new Entry("a", first.embedding(), first.facts().with(Facts.LABEL, "corrected"));
        assertThat(gallery.put(List.of(relabelled))).isEqualTo(new Gallery.Change(0, 1, 0));
        Entry embeddedAnew = new Entry("a", Samples.fine(random, DIMENSION), relabelled.facts());
        assertThat(gallery.put(List.of(embeddedAnew))).isEqualTo(new Gallery.Change(0, 1, 0));
        gallery.commit();
        assertThat(gallery.get("a")).contains(embeddedAnew);
        assertThat(gallery.size()).isEqualTo(1);
    }

    @Test
    void removedAndPutAgainBeforeTheCommitIsThere() {
        Entry entry = entry("a");
        gallery.put(List.of(entry));
        gallery.commit();
        assertThat(gallery.remove(List.of("a", "a", "b"))).isEqualTo(1);
        assertThat(gallery.put(List.of(entry))).isEqualTo(new Gallery.Change(1, 0, 0));
        gallery.commit();
        assertThat(gallery.get("a")).contains(entry);
    }

    @Test
    void putAndRemovedBeforeTheCommitIsNotThere() {
        gallery.put(List.of(entry("a"), entry("b")));
        assertThat(gallery.remove(List.of("a"))).isEqualTo(1);
        gallery.commit();
        assertThat(gallery.get("a")).isEmpty();
        assertThat(gallery.size()).isEqualTo(1);
    }

    @Test
    void writingIsSeenOnlyOnceCommitted() {
        gallery.put(List.of(entry("a")));
        assertThat(gallery.size()).isZero();
        assertThat(gallery.get("a")).isEmpty();
        gallery.commit();
        gallery.remove(List.of("a"));
        assertThat(gallery.get("a")).isPresent();
        gallery.commit();
        assertThat(gallery.get("a")).isEmpty();
    }
}
