package io.retroflex.training.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.learner.Learner;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Pictures, changed anew each time they are seen, and the same change for all branches.
 *
 * @param frozen what the branches see in the pictures without their adapters, where a reminder keeps it
 */
record PictureInputs(
        Learner learner, TrainingPictures pictures, Augmentation augmentation, Optional<CachedFeatures> frozen)
        implements Inputs<ViewBatch> {
    @Override
    public ViewBatch prepare(int[] batch, RandomGenerator random) {
        long[] seeds = random.longs(batch.length).toArray();
        return ViewBatch.of(
                batch.length,
                learner.description().views(),
                (i, framing) -> pictures.changed(batch[i], framing, augmentation, seeds[i]));
    }

    @Override
    public NDArray embed(ViewBatch batch, NDManager step) {
        return learner.learnt(batch, step);
    }

    @Override
    public float[][] inferred(List<Integer> chosen) {
        BiFunction<Integer, Framing, Picture> framed = (i, framing) -> pictures.framed(chosen.get(i), framing);
        return frozen.isPresent()
                ? learner.embedded(chosen.size(), framed, frozen.get().plain(chosen))
                : learner.embedded(chosen.size(), framed);
    }
}
