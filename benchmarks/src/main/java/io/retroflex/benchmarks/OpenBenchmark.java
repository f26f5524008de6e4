package io.retroflex.benchmarks;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.gallery.LuceneGallery;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.model.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Opens a gallery of 100,000 pictures of 384 numbers and asks it its first question, five times; prints medians. */
public final class OpenBenchmark {
    private static final int PICTURES = 100_000;
    private static final int DIMENSION = 384;
    private static final int ROUNDS = 5;

    private OpenBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create("open-benchmark-")) {
            run(folder.path().resolve("gallery"));
        }
    }

    private static void run(Path path) {
        Random random = new Random(5);
        long start = System.nanoTime();
        try (LuceneGallery gallery = LuceneGallery.create(path, new GalleryHeader(DIMENSION, "benchmark", "none"))) {
            for (int done = 0; done < PICTURES; done += 10_000) {
                List<Entry> entries = new ArrayList<>();
                for (int i = done; i < done + 10_000; i++) {
                    Facts facts = Facts.of(Map.of("label", "label-" + i % 10, "file", i + ".jpg"));
                    entries.add(new Entry("picture-" + i, embedding(random), facts));
                }
                gallery.put(entries);
                gallery.commit();
            }
        }
        System.out.printf(Locale.ROOT, "built in %.0f s%n", millis(start) / 1000);
        double[] open = new double[ROUNDS];
        double[] first = new double[ROUNDS];
        double[] later = new double[ROUNDS];
        Filter tenth = Filter.equal("label", "label-3");
        for (int round = 0; round < ROUNDS; round++) {
            start = System.nanoTime();
            try (LuceneGallery gallery = LuceneGallery.openReadOnly(path)) {
                int size = gallery.size();
                open[round] = millis(start);
                start = System.nanoTime();
                List<Neighbour> neighbours = gallery.neighbours(embedding(random), 10, tenth);
                first[round] = millis(start);
                start = System.nanoTime();
                List<Neighbour> all = gallery.neighbours(embedding(random), 10, Filter.ALL);
                later[round] = millis(start);
                if (size != PICTURES
                        || all.size() != 10
                        || !neighbours.stream().allMatch(n -> n.label().equals("label-3"))) {
                    throw new IllegalStateException(
                            "the gallery answers wrongly: " + size + " pictures, " + neighbours);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "open %.0f ms, first filtered question %.0f ms, then one to all %.1f ms (medians of %d)%n",
                median(open),
                median(first),
                median(later),
                ROUNDS);
    }

    private static Embedding embedding(Random random) {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.normalized(values);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) * 1e-6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
