package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every gallery promises, whatever it is made of. */
abstract class GalleryContractTest {
    static final int DIMENSION = 24;
    static final GalleryHeader HEADER = new GalleryHeader(DIMENSION, "f00d", "models/starter");

    /** {@code -Dretroflex.seed=...} replays a failure; the seed is part of every failure's text. */
    private final long seed = Long.getLong("retroflex.seed", System.nanoTime());

    private final Random random = new Random(seed);
    private Gallery gallery;

    abstract Gallery empty();

    @BeforeEach
    void open() {
        gallery = empty();
    }

    @AfterEach
    void close() {
        gallery.close();
    }

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
                assertLike(pending, gallery);
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
                assertLike(state, snapshot);
            }
            gallery.close();
            assertLike(state, snapshot);
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

    @Test
    void emptyGalleryAnswersNothing() {
        assertThat(gallery.neighbours(entry("q").embedding(), 5, Filter.ALL)).isEmpty();
        assertThat(gallery.countByLabel()).isEmpty();
        assertThat(gallery.remove(List.of("a"))).isZero();
        gallery.commit();
        assertThat(gallery.size()).isZero();
    }

    @Test
    void fewerThanOneNeighbourIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gallery.neighbours(entry("q").embedding(), 0, Filter.ALL))
                .withMessageContaining("0 neighbours");
    }

    @Test
    void hugeNumberOfNeighboursGivesAllThereAre() {
        gallery.put(List.of(entry("a"), entry("b")));
        gallery.commit();
        assertThat(gallery.neighbours(entry("q").embedding(), Integer.MAX_VALUE, Filter.ALL))
                .hasSize(2);
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

    private void assertLike(Map<String, Entry> expected, GalleryReader actual) {
        Filter filter = Samples.filter(random, 3);
        List<Entry> matching = expected.values().stream()
                .filter(entry -> filter.matches(entry.facts()))
                .sorted(Comparator.comparing(Entry::id))
                .toList();
        String what = replay() + ", filter " + filter;
        List<Entry> listed = new ArrayList<>();
        actual.forEach(filter, listed::add);
        assertThat(listed).as(what).isEqualTo(matching);

        Embedding query = Samples.coarse(random, DIMENSION);
        int k = 1 + random.nextInt(40);
        List<Neighbour> nearest = matching.stream()
                .map(entry -> new Neighbour(entry.id(), entry.facts(), (float) cosine(query, entry.embedding())))
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed().thenComparing(Neighbour::id))
                .limit(k)
                .toList();
        assertThat(actual.neighbours(query, k, filter)).as(what).isEqualTo(nearest);
        assertNearestOfEachLabel(matching, query, actual.neighboursByLabel(query, k, filter), k, what);

        Map<String, Integer> labels = new TreeMap<>();
        expected.values().forEach(entry -> labels.merge(entry.facts().label(), 1, Integer::sum));
        assertThat(actual.countByLabel()).as(what).isEqualTo(labels);
        assertThat(actual.size()).as(what).isEqualTo(expected.size());
        String id = "id" + random.nextInt(300);
        assertThat(actual.get(id)).as(what).isEqualTo(Optional.ofNullable(expected.get(id)));
    }

    private static void assertNearestOfEachLabel(
            List<Entry> matching, Embedding query, Map<String, List<Neighbour>> actual, int k, String what) {
        Map<String, List<Neighbour>> byLabel = matching.stream()
                .filter(entry -> !entry.facts().label().isEmpty())
                .map(entry -> new Neighbour(entry.id(), entry.facts(), (float) cosine(query, entry.embedding())))
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed().thenComparing(Neighbour::id))
                .collect(Collectors.groupingBy(Neighbour::label));
        byLabel.replaceAll((label, all) -> all.subList(0, Math.min(k, all.size())));
        assertThat(actual).as(what).isEqualTo(byLabel);
    }

    private static double cosine(Embedding a, Embedding b) {
        double sum = 0;
        for (int i = 0; i < a.dimension(); i++) {
            sum += (double) a.values()[i] * b.values()[i];
        }
        return sum;
    }

    private Entry entry(String id) {
        return new Entry(id, Samples.coarse(random, DIMENSION), Samples.facts(random));
    }

    private Entry labelled(String id, String label) {
        return new Entry(id, Samples.coarse(random, DIMENSION), Facts.of(Map.of(Facts.LABEL, label)));
    }

    private String replay() {
        return "replay with -Dretroflex.seed=" + seed;
    }
}
