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
final class Alone implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final int FIRST = 64;

    private final DualEmbedder embedder;
    private final List<Path> files;
    private Rate last;

    private Alone(DualEmbedder embedder, List<Path> files) throws InterruptedException {
        this.embedder = embedder;
        this.files = files;
        this.last = rate(FIRST);
    }

    /** Once its code is compiled. */
    static Alone warm(Model model, List<Path> files) throws IOException, InterruptedException {
        Alone alone = new Alone(DualEmbedder.of(model, EmbedderOptions.forMany()), files);
        alone.rate(WARM_UP);
        return alone;
    }

    /** Its rate in about that time. */
    Rate rate(Duration time) throws InterruptedException {
        last = rate((int) Math.max(FIRST, last.perSecond() * time.toMillis() / 1000));
        return last;
    }

    private Rate rate(int count) throws InterruptedException {
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

    @Override
    public void close() {
        embedder.close();
    }
}
