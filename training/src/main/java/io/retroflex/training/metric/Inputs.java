package io.retroflex.training.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the learner is given for a batch: pictures, or features that were computed once. */
interface Inputs<B> {
    /** Makes a batch ready; the generator decides all that is random. */
    B prepare(int[] pictures, RandomGenerator random);

    /** What learns of its embeddings, {@code [batch, fusion's outputs]}, with its gradients. */
    NDArray embed(B batch, NDManager step);

    /** The embeddings that inference would give of pictures, {@code float[pictures][dimension]}. */
    float[][] inferred(List<Integer> pictures);
}
