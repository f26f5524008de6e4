package io.retroflex.training.data;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Resampling;
import io.retroflex.vision.picture.Sizing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Pictures decoded once: as inference frames them, and larger, for augmentation to cut from. */
public final class TrainingPictures implements AutoCloseable {
    /** Room for crops: what is cut from still has about a network's resolution. */
    private static final double ENLARGEMENT = 9.0 / 7;

    private final List<LabelledPicture> pictures = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<Framing, PictureStore> framed = new LinkedHashMap<>();
    private final PictureStore enlarged;
    private final Framing enlargement;

    /**
     * Reads and frames pictures on all cores; those that cannot be read are left out and reported.
     *
     * @param framings that inference uses, at least one; all of the field of view, or all of the whole picture
     * @param progress hears how many are done
     * @throws IllegalArgumentException if some framings take the field of view and others do not
     */
    public TrainingPictures(List<LabelledPicture> candidates, List<Framing> framings, IntConsumer progress)
            throws IOException, InterruptedException {
        boolean fieldOfView = framings.getFirst().fieldOfView();
        if (framings.stream().anyMatch(framing -> framing.fieldOfView() != fieldOfView)) {
            throw new IllegalArgumentException("one branch sees the field of view and the other the whole picture;"
                    + " import the model with one --preprocess for both to train it");
        }
        int size = (int) Math.round(ENLARGEMENT
                * framings.stream()
                        .mapToInt(framing -> Math.max(framing.width(), framing.height()))
                        .max()
                        .orElseThrow());
        enlargement = new Framing(fieldOfView, new Sizing.Stretch(size, size, Resampling.BICUBIC));
        enlarged = new PictureStore(enlargement, candidates.size());
        for (Framing framing : framings) {
            if (!framed.containsKey(framing)) {
                framed.put(framing, new PictureStore(framing, candidates.size()));
            }
        }
        load(candidates, progress);
    }

    private void load(List<LabelledPicture> candidates, IntConsumer progress) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> reads = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                int place = i;
                reads.add(threads.submit(() -> {
                    put(place, PictureReader.read(candidates.get(place).file()));
                    progress.accept(done.incrementAndGet());
                    return null;
                }));
            }
            for (int i = 0; i < reads.size(); i++) {
                try {
                    reads.get(i).get();
                    pictures.add(candidates.get(i));
                    places.add(i);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof IOException)) {
                        throw new IllegalStateException(
                                candidates.get(i).file() + " could not be framed", e.getCause());
                    }
                    problems.add(e.getCause().getMessage());
                }
            }
        }
    }

    private void put(int place, Picture picture) {
        enlarged.put(place, enlargement.apply(picture));
        framed.forEach((framing, store) -> store.put(place, framing.apply(picture)));
    }

    /** Those that could be read, in the order given. */
    public List<LabelledPicture> pictures() {
        return List.copyOf(pictures);
    }

    /** What could not be read, a message each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** A picture of {@link #pictures} as inference frames it. */
    public Picture framed(int index, Framing framing) {
        return framed.get(framing).get(places.get(index));
    }

    /**
     * A picture of {@link #pictures}, changed.
     *
     * @param seed of the change: at every size it is the same one
     */
    public Picture changed(int index, Framing framing, Augmentation augmentation, long seed) {
        if (augmentation.equals(Augmentation.none())) {
            return framed(index, framing);
        }
        Picture larger = enlarged.get(places.get(index));
        return augmentation.apply(larger, framing.width(), new SplittableRandom(seed));
    }

    @Override
    public void close() throws IOException {
        enlarged.close();
        for (PictureStore store : framed.values()) {
            store.close();
        }
    }
}
