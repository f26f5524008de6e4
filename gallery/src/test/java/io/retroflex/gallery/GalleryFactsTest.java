package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts of any text come back, are counted and are asked for. */
class GalleryFactsTest extends GalleryContract {
    @Test
    void factsComeBackExactly() {
        Facts facts = Facts.of(Map.of(
                Facts.LABEL,
                "ulzerös 🩺 \u0000 \"quoted\"",
                "note",
                "long ".repeat(20_000),
                "Spalte mit Leerzeichen",
                " führende und folgende ",
                "a:b",
                "1",
                "",
                "a column without a name"));
        Entry entry = new Entry("ä/ö\\ü 🩺", Samples.fine(random, DIMENSION), facts);
        gallery.put(List.of(entry));
        gallery.commit();
        assertThat(gallery.get(entry.id())).contains(entry);
        for (Map.Entry<String, String> column : facts.columns().entrySet()) {
            Filter equal = Filter.equal(column.getKey(), column.getValue());
            assertThat(gallery.neighbours(entry.embedding(), 1, equal)).hasSize(1);
            assertThat(gallery.neighbours(entry.embedding(), 1, new Filter.Not(equal)))
                    .isEmpty();
        }
    }

    @Test
    void longLabelsAreCountedUnderTheirWholeText() {
        String first = "x".repeat(40_000) + "1";
        String second = "x".repeat(40_000) + "2";
        gallery.put(List.of(labelled("a", first), labelled("b", second), labelled("c", second), labelled("d", "")));
        gallery.commit();
        assertThat(gallery.countByLabel()).isEqualTo(Map.of(first, 1, second, 2, "", 1));
        assertThat(gallery.neighbours(entry("q").embedding(), 9, Filter.equal(Facts.LABEL, second)))
                .extracting(Neighbour::id)
                .containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void columnsThatLookAlikeAreKeptApart() {
        gallery.put(List.of(
                new Entry("1", Samples.fine(random, DIMENSION), Facts.of(Map.of("a", "bc"))),
                new Entry("2", Samples.fine(random, DIMENSION), Facts.of(Map.of("ab", "c")))));
        gallery.commit();
        assertThat(gallery.neighbours(entry("q").embedding(), 9, Filter.equal("a", "bc")))
                .extracting(Neighbour::id)
                .containsExactly("1");
    }

    @Test
    void everyOneOfThousandsOfConditionsCounts() {
        gallery.put(List.of(labelled("a", "4999"), labelled("b", "other")));
        gallery.commit();
        List<Filter> conditions = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            conditions.add(Filter.equal(Facts.LABEL, Integer.toString(i)));
        }
        assertThat(gallery.neighbours(entry("q").embedding(), 9, new Filter.Or(conditions)))
                .extracting(Neighbour::id)
                .containsExactly("a");
    }
}
