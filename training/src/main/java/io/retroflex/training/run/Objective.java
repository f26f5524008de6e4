package io.retroflex.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;

/**
 * What a run learns: its batches, their loss, and how good it has become.
 *
 * @param <B> a batch made ready, which may be done on another thread while the network works on the one before
 */
public interface Objective<B> {
    /**
     * The batches of an epoch, as indices of pictures: the same for the same epoch, however often it is asked.
     *
     * @param epoch counted from 0
     */
    List<int[]> batches(int epoch);

    /** Makes a batch ready: the same for the same epoch and place within it. */
    B prepare(int[] batch, int epoch, int place);

    /** The loss of a batch, a single number, with its gradients; what is made on the way belongs to the manager. */
    NDArray loss(B batch, NDManager step);

    /** How good the parameters are now, by pictures that they do not learn from; nothing if there are none. */
    Optional<ValidationFigures> validate();
}
