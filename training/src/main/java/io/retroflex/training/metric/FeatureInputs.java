package io.retroflex.training.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.learner.Learner;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Features of frozen branches, computed once: of each picture as it is, and of changed copies of it. */
final class FeatureInputs implements Inputs<float[][]> {
    private final Learner learner;
    private final List<float[][]> views = new ArrayList<>();

    /**
     * Computes them.
     *
     * @param copies changed ones of each picture, beside the picture as it is
     */
    FeatureInputs(Learner learner, TrainingPictures pictures, Augmentation augmentation, int copies, long seed) {
        this.learner = learner;
        int count = pictures.pictures().size();
        views.add(learner.features(count, pictures::framed));
        for (int copy = 1; copy <= copies; copy++) {
            long own = seed + 1_000_003L * copy;
            views.add(
                    learner.features(count, (i, framing) -> pictures.changed(i, framing, augmentation, own + 31L * i)));
        }
    }

    @Override
    public float[][] prepare(int[] batch, RandomGenerator random) {
        float[][] chosen = new float[batch.length][];
        for (int i = 0; i < batch.length; i++) {
            chosen[i] = views.get(random.nextInt(views.size()))[batch[i]];
        }
        return chosen;
    }

    @Override
    public NDArray embed(float[][] batch, NDManager step) {
        return learner.fuse(Learner.rows(batch, step));
    }

    @Override
    public float[][] inferred(List<Integer> pictures) {
        return learner.fused(pictures.stream().map(i -> views.getFirst()[i]).toArray(float[][]::new));
    }
}
