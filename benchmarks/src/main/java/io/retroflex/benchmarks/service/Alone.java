package io.retroflex.benchmarks.service;

import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The embedder without a service around it: files in, embeddings out, as {@code gallery build} has it. */
final class Alone {
    private static final double WARM_UP = 40;
    private static final double MEASURED = 40;
    private static final int FIRST = 64;

    private final Model model;
    private final List<Path> files;

    Alone(Model model, List<Path> files) {
        this.model = model;
        this.files = files;
    }

    /** Once its code is compiled, as that of a service is in its second half. */
    Rate rate() throws IOException, InterruptedException {
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forMany())) {
            Rate first = rate(embedder, FIRST);
            Rate warm = rate(embedder, count(first, WARM_UP));
            return rate(embedder, count(warm, MEASURED));
        }
    }

    private static int count(Rate rate, double seconds) {
        return (int) Math.max(FIRST, rate.perSecond() * seconds);
    }

    private Rate rate(DualEmbedder embedder, int count) throws InterruptedException {
        List<Path> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(files.get(i % files.size()));
        }
        long began = System.nanoTime();
        Duration before = Rate.used(ProcessHandle.current());
        new EmbeddingStream(embedder, id -> true).run(some, outcome -> {});
        Duration used = Rate.used(ProcessHandle.current()).minus(before);
        return Rate.of(count, System.nanoTime() - began, used);
    }
}
