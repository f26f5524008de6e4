package io.retroflex.training.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.learner.Learner;
import java.util.List;
import java.util.random.RandomGenerator;

/** Features of frozen branches, computed once: of each picture as it is, and of changed copies of it. */
record FeatureInputs(Learner learner, CachedFeatures features) implements Inputs<float[][]> {
    @Override
    public float[][] prepare(int[] batch, RandomGenerator random) {
        float[][] chosen = new float[batch.length][];
        for (int i = 0; i < batch.length; i++) {
            chosen[i] = features.drawn(batch[i], random);
        }
        return chosen;
    }

    @Override
    public NDArray embed(float[][] batch, NDManager step) {
        return learner.learnt(Learner.rows(batch, step));
    }

    @Override
    public float[][] inferred(List<Integer> pictures) {
        return learner.fused(features.plain(pictures));
    }
}
