package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a gallery has to answer, worked out by comparing everything. */
final class ExpectedAnswers {
    private ExpectedAnswers() {}

    /** Asks for random neighbours under a random filter; {@code replay} says how to ask the same again. */
    static void assertLike(Map<String, Entry> expected, GalleryReader actual, Random random, String replay) {
        Filter filter = Samples.filter(random, 3);
        List<Entry> matching = expected.values().stream()
                .filter(entry -> filter.matches(entry.facts()))
                .sorted(Comparator.comparing(Entry::id))
                .toList();
        String what = replay + ", filter " + filter;
        List<Entry> listed = new ArrayList<>();
        actual.forEach(filter, listed::add);
        assertThat(listed).as(what).isEqualTo(matching);
        assertPage(matching, actual, filter, random, what);

        Embedding query = Samples.coarse(random, GalleryContract.DIMENSION);
        int k = 1 + random.nextInt(40);
        List<Neighbour> nearest = matching.stream()
                .map(entry -> new Neighbour(entry.id(), entry.facts(), (float) cosine(query, entry.embedding())))
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed().thenComparing(Neighbour::id))
                .limit(k)
                .toList();
        assertThat(actual.neighbours(query, k, filter)).as(what).isEqualTo(nearest);
        assertNearestOfEachLabel(matching, query, actual.neighboursByLabel(query, k, filter), k, what);
        List<Embedding> queries = List.of(Samples.coarse(random, GalleryContract.DIMENSION), query);
        assertThat(actual.neighboursByLabel(queries, k, filter))
                .as(what)
                .isEqualTo(queries.stream()
                        .map(one -> actual.neighboursByLabel(one, k, filter))
                        .toList());

        Map<String, Integer> labels = new TreeMap<>();
        expected.values().forEach(entry -> labels.merge(entry.facts().label(), 1, Integer::sum));
        assertThat(actual.countByLabel()).as(what).isEqualTo(labels);
        assertThat(actual.size()).as(what).isEqualTo(expected.size());
        String id = "id" + random.nextInt(300);
        assertThat(actual.get(id)).as(what).isEqualTo(Optional.ofNullable(expected.get(id)));
    }

    private static void assertPage(
            List<Entry> matching, GalleryReader actual, Filter filter, Random random, String what) {
        int from = random.nextInt(matching.size() + 2);
        int size = random.nextInt(matching.size() + 2);
        List<Entry> some = matching.stream().skip(from).limit(size).toList();
        assertThat(actual.page(filter, from, size))
                .as("%s, %d pictures from number %d on", what, size, from)
                .isEqualTo(new GalleryReader.Page(some, matching.size()));
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

    static double cosine(Embedding a, Embedding b) {
        double sum = 0;
        for (int i = 0; i < a.dimension(); i++) {
            sum += (double) a.values()[i] * b.values()[i];
        }
        return sum;
    }
}
