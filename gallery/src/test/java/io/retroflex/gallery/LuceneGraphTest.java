package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search by graph, forced on a small gallery of clustered embeddings, against the exact one. */
class LuceneGraphTest {
    private static final int DIMENSION = 64;
    private static final int SIZE = 3000;
    private static final GalleryHeader HEADER = new GalleryHeader(DIMENSION, "f00d", "models/starter");

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final ExactGallery exact = new ExactGallery(HEADER);
    private final List<Embedding> centres = new ArrayList<>();
    private LuceneGallery graph;

    @BeforeEach
    void fill() {
        graph = LuceneGallery.create(folder.resolve("gallery"), HEADER, new LuceneSettings(100, 200, 64));
        for (int i = 0; i < 30; i++) {
            centres.add(Samples.fine(random, DIMENSION));
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            entries.add(new Entry("id" + i, clustered(), Facts.of(Map.of("parity", i % 2 == 0 ? "even" : "odd"))));
        }
        // Two segments and deletions in both: the graph of each is searched.
        for (List<Entry> part : List.of(entries.subList(0, 2000), entries.subList(2000, SIZE))) {
            exact.put(part);
            graph.put(part);
            graph.commit();
        }
        List<String> removed = new ArrayList<>();
        for (int i = 0; i < SIZE; i += 10) {
            removed.add("id" + i);
        }
        exact.remove(removed);
        graph.remove(removed);
        exact.commit();
        graph.commit();
    }

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void graphFindsNearlyAllOfTheNearest() {
        assertThat(recall(Filter.ALL)).isGreaterThanOrEqualTo(.95);
        assertThat(recall(Filter.equal("parity", "odd"))).isGreaterThanOrEqualTo(.95);
    }

    @Test
    void whatTheGraphFindsHasTheCosinesOfTheScan() {
        Embedding query = clustered();
        Map<String, Float> cosines = new HashMap<>();
        exact.neighbours(query, SIZE, Filter.ALL).forEach(neighbour -> cosines.put(neighbour.id(), neighbour.cosine()));
        assertThat(graph.neighbours(query, 20, Filter.ALL))
                .hasSize(20)
                .allSatisfy(neighbour -> assertThat(neighbour.cosine()).isEqualTo(cosines.get(neighbour.id())));
    }

    @Test
    void sameQuestionHasTheSameAnswer() {
        Embedding query = clustered();
        List<Neighbour> first = graph.neighbours(query, 10, Filter.ALL);
        for (int i = 0; i < 20; i++) {
            assertThat(graph.neighbours(query, 10, Filter.ALL)).isEqualTo(first);
        }
    }

    private double recall(Filter filter) {
        int found = 0;
        int wanted = 0;
        for (int i = 0; i < 200; i++) {
            Embedding query = clustered();
            List<Neighbour> nearest = exact.neighbours(query, 10, filter);
            List<Neighbour> answer = graph.neighbours(query, 10, filter);
            assertThat(answer).hasSize(10).allMatch(neighbour -> filter.matches(neighbour.facts()));
            wanted += nearest.size();
            found += (int) nearest.stream().filter(answer::contains).count();
        }
        return (double) found / wanted;
    }

    private Embedding clustered() {
        float[] values = centres.get(random.nextInt(centres.size())).values().clone();
        for (int i = 0; i < DIMENSION; i++) {
            values[i] += (float) random.nextGaussian() * .08f;
        }
        return Embedding.normalized(values);
    }
}
