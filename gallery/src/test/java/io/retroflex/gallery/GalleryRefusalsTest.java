package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.model.Embedding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a gallery refuses, and with which words. */
class GalleryRefusalsTest extends GalleryContract {
    @Test
    void fewerThanOneNeighbourIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gallery.neighbours(entry("q").embedding(), 0, Filter.ALL))
                .withMessageContaining("0 neighbours");
    }

    @Test
    void otherDimensionsAreRefusedAndNothingOfThatPutIsKept() {
        Embedding other = Samples.fine(random, DIMENSION + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gallery.neighbours(other, 1, Filter.ALL))
                .withMessageContaining("25")
                .withMessageContaining("24");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gallery.put(List.of(entry("a"), new Entry("b", other, Facts.of(Map.of())))))
                .withMessageContaining("25");
        gallery.commit();
        assertThat(gallery.size()).isZero();
    }

    @Test
    void anotherModelIsRefusedWithTheRemedy() {
        gallery.requireModel("f00d");
        assertThatThrownBy(() -> gallery.requireModel("beef"))
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("f00d")
                .hasMessageContaining("beef")
                .hasMessageContaining("retroflex gallery reembed");
    }

    @Test
    void closedGalleryAnswersNoMore() {
        gallery.close();
        gallery.close();
        assertThatIllegalStateException().isThrownBy(() -> gallery.size()).withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> gallery.put(List.of(entry("a"))))
                .withMessageContaining("closed");
    }
}
