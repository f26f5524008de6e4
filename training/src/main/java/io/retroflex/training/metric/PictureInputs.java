package io.retroflex.training.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.learner.Learner;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pictures, changed anew each time they are seen, and the same change for all branches. */
record PictureInputs(Learner learner, TrainingPictures pictures, Augmentation augmentation)
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
        return learner.embed(batch, step);
    }

    @Override
    public float[][] inferred(List<Integer> chosen) {
        return learner.embedded(chosen.size(), (i, framing) -> pictures.framed(chosen.get(i), framing));
    }
}
