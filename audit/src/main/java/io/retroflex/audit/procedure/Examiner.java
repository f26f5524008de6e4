package io.retroflex.audit.procedure;

import io.retroflex.audit.procedure.Examination.Refused;
import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.vote.Surroundings;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.PictureEmbedder;
import io.retroflex.vision.picture.DifferenceHash;
import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks at the photographs of procedures. Any number of threads may use one: while one procedure's photographs are read, the
 * network is free for another's.
 */
public final class Examiner implements AutoCloseable {
    private final PictureEmbedder embedder;
    private final GalleryReader gallery;
    private final ExecutorService readers;

    /** Closes neither of the two. */
    public Examiner(PictureEmbedder embedder, GalleryReader gallery) {
        this.embedder = embedder;
        this.gallery = gallery;
        this.readers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("photograph-reader-", 0).factory());
    }

    /** A photograph ready for the network, and what becomes of it once its surroundings are known. */
    private record Ready(DualEmbedder.Prepared prepared, Function<Surroundings, Examined> examined) {}

    /**
     * Looks at a procedure's photographs; what cannot be read is noted, and the rest goes on.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Examination examine(Procedure procedure) throws InterruptedException {
        return examine(procedure, Filter.ALL);
    }

    /**
     * The same by the labelled pictures alone that a filter lets through.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Examination examine(Procedure procedure, Filter among) throws InterruptedException {
        List<Examined> examined = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        List<Photograph> photographs = procedure.photographs();
        int chunk = Math.max(1, embedder.batch());
        for (int from = 0; from < photographs.size(); from += chunk) {
            List<Photograph> some = photographs.subList(from, Math.min(from + chunk, photographs.size()));
            List<Ready> ready = read(some, from + 1, refused);
            List<Embedding> embeddings =
                    embedder.embedPrepared(ready.stream().map(Ready::prepared).toList());
            Iterator<Surroundings> surroundings =
                    Surroundings.of(gallery, embeddings, among).iterator();
            ready.forEach(one -> examined.add(one.examined.apply(surroundings.next())));
        }
        return new Examination(examined, refused);
    }

    private List<Ready> read(List<Photograph> photographs, int first, List<Refused> refused)
            throws InterruptedException {
        List<Future<Ready>> reading = new ArrayList<>();
        CountDownLatch left = new CountDownLatch(photographs.size());
        for (Photograph photograph : photographs) {
            int number = first + reading.size();
            reading.add(readers.submit(() -> {
                try {
                    return read(photograph, number);
                } finally {
                    left.countDown();
                }
            }));
        }
        // So that the thread that waits is woken once, and not for each.
        left.await();
        List<Ready> ready = new ArrayList<>();
        for (int i = 0; i < reading.size(); i++) {
            try {
                ready.add(reading.get(i).get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof IOException refusal)) {
                    throw new IllegalStateException(e.getCause());
                }
                refused.add(new Refused(first + i, refusal.getMessage()));
            }
        }
        return ready;
    }

    private Ready read(Photograph photograph, int number) throws IOException {
        Photograph.Loaded loaded = photograph.content().read();
        Picture picture = loaded.picture();
        FieldOfView view = FieldOfView.find(picture);
        Picture seen = view.apply(picture);
        Quality quality = Quality.of(picture, view);
        DifferenceHash look = DifferenceHash.of(seen);
        Supplier<byte[]> thumbnail = thumbnail(photograph, seen);
        // These alone, so that the picture itself does not stay in memory until the network has seen it.
        String id = loaded.id();
        Optional<LocalDateTime> taken = loaded.taken();
        return new Ready(
                embedder.prepareFramed(framing -> framed(framing, picture, seen)),
                surroundings -> new Examined(number, id, taken, surroundings, quality, look, thumbnail));
    }

    private static Supplier<byte[]> thumbnail(Photograph photograph, Picture seen) throws IOException {
        if (photograph.thumbnail().isPresent()) {
            return photograph.thumbnail().get();
        }
        byte[] drawn = PhotographThumbnail.ofSeen(seen);
        return () -> drawn;
    }

    /** The field of view is looked for once, whatever the branches see of it. */
    private static Picture framed(Framing framing, Picture picture, Picture seen) {
        return framing.sizing().apply(framing.fieldOfView() ? seen : picture);
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
