package io.retroflex.vision.model;

import io.retroflex.vision.model.DualEmbedder.Prepared;
import io.retroflex.vision.picture.DifferenceHash;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureId;
import io.retroflex.vision.picture.PictureLimits;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Files in, embeddings out, in the order of the files: other threads read and prepare the next pictures while the
 * network runs, never more than a few batches ahead. A file that is no picture is refused, and the rest goes on.
 */
public final class EmbeddingStream {
    /** Enough that a network that finishes early finds its next batch ready; each picture ahead takes 150 kB for a view of 224 pixels. */
    private static final int BATCHES_AHEAD = 3;

    private final DualEmbedder embedder;
    private final Predicate<String> wanted;

    /**
     * A stream through an embedder.
     *
     * @param wanted whether a picture of that id is to be embedded; the others are only passed on as {@link Unwanted}
     */
    public EmbeddingStream(DualEmbedder embedder, Predicate<String> wanted) {
        this.embedder = embedder;
        this.wanted = wanted;
    }

    /** What became of a file. */
    public sealed interface Outcome {
        /** The file. */
        Path file();
    }

    /**
     * An embedding was made.
     *
     * @param id of the file's content
     * @param look for finding pictures that look alike
     */
    public record Embedded(Path file, String id, Embedding embedding, DifferenceHash look) implements Outcome {}

    /** A picture that was not wanted, known by its id. */
    public record Unwanted(Path file, String id) implements Outcome {}

    /** A file that is not a picture that can be read; {@code reason} names the file and says why. */
    public record Refused(Path file, String reason) implements Outcome {}

    /** A file that waits for the network, or for those before it. */
    private sealed interface Waiting {
        record Done(Outcome outcome) implements Waiting {}

        record Ready(Path file, String id, Prepared picture, DifferenceHash look) implements Waiting {}
    }

    /**
     * Embeds files.
     *
     * @param sink receives each outcome on the calling thread, in the order of the files
     * @throws InterruptedException if the calling thread is interrupted; what went to the sink stays good
     */
    public void run(Collection<Path> files, Consumer<? super Outcome> sink) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService readers = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().daemon().name("picture-reader-", 0).factory());
        try {
            Iterator<Path> rest = files.iterator();
            Queue<Future<Waiting>> ahead = new ArrayDeque<>();
            List<Waiting> waiting = new ArrayList<>();
            int ready = 0;
            do {
                while (rest.hasNext() && ahead.size() < BATCHES_AHEAD * embedder.batch()) {
                    Path file = rest.next();
                    ahead.add(readers.submit(() -> read(file)));
                }
                if (!ahead.isEmpty()) {
                    Waiting next = result(ahead.remove());
                    waiting.add(next);
                    ready += next instanceof Waiting.Ready ? 1 : 0;
                }
                if (ready == embedder.batch() || ahead.isEmpty() || ready == 0) {
                    flush(waiting, sink);
                    ready = 0;
                }
            } while (!ahead.isEmpty() || rest.hasNext());
        } finally {
            readers.shutdownNow();
        }
    }

    private Waiting read(Path file) {
        try {
            byte[] bytes = PictureReader.bytes(file, PictureLimits.DEFAULT);
            String id = PictureId.of(bytes);
            if (!wanted.test(id)) {
                return new Waiting.Done(new Unwanted(file, id));
            }
            Picture picture = PictureReader.read(bytes, file.toString());
            return new Waiting.Ready(file, id, embedder.prepare(picture), DifferenceHash.of(picture));
        } catch (IOException e) {
            return new Waiting.Done(new Refused(file, e.getMessage()));
        }
    }

    private static Waiting result(Future<Waiting> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void flush(List<Waiting> waiting, Consumer<? super Outcome> sink) {
        List<Prepared> pictures = new ArrayList<>();
        for (Waiting file : waiting) {
            if (file instanceof Waiting.Ready ready) {
                pictures.add(ready.picture());
            }
        }
        Iterator<Embedding> embeddings = embedder.embedPrepared(pictures).iterator();
        for (Waiting file : waiting) {
            sink.accept(
                    switch (file) {
                        case Waiting.Done done -> done.outcome();
                        case Waiting.Ready ready ->
                            new Embedded(ready.file(), ready.id(), embeddings.next(), ready.look());
                    });
        }
        waiting.clear();
    }
}
