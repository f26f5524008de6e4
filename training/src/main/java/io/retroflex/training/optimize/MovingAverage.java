package io.retroflex.training.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.torch.Parameters;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.checkpoint.StateDict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The mean of the parameters after each step, the later ones weighing more (Polyak and Juditsky, SIAM J. Control Optim. 30:838
 * (1992)): the noise of single batches cancels out, for the price of a copy.
 *
 * <p>At step t the mean keeps {@code min(memory, (1 + t) / (10 + t))} of itself, so that it does not remember how all began.
 */
public final class MovingAverage implements AutoCloseable {
    private final Parameters parameters;
    private final NDManager manager;
    private final double memory;
    private final Map<String, NDArray> means = new LinkedHashMap<>();

    /**
     * Begins at the parameters as they are.
     *
     * @param manager this object's from now on
     * @param memory the share of the mean that a step leaves as it is, from 0 (no mean at all) to below 1
     */
    public MovingAverage(Parameters parameters, NDManager manager, double memory) {
        this.parameters = parameters;
        this.manager = manager;
        this.memory = memory;
        parameters.changing().forEach((name, array) -> {
            NDArray mean = manager.zeros(array.getShape());
            Torch.write(array.toFloatArray(), mean);
            means.put(name, mean);
        });
    }

    /** Takes in the parameters as they are after a step, counted from 1. */
    public void take(long step) {
        double kept = Math.min(memory, (1.0 + step) / (10.0 + step));
        Torch.withoutGradients(() -> {
            parameters.changing().forEach((name, array) -> {
                try (NDArray moved = array.mul(1 - kept)) {
                    means.get(name).muli(kept).addi(moved);
                }
            });
            return means;
        });
    }

    /** The means, copied, as {@link Parameters#restore} takes them. */
    public StateDict state() {
        return Parameters.copied(means);
    }

    /**
     * Goes on from a state.
     *
     * @throws java.util.NoSuchElementException if it is not of these parameters
     */
    public void restore(StateDict state) {
        means.forEach((name, mean) -> Torch.write(state.get(name).floats(), mean));
    }

    @Override
    public void close() {
        manager.close();
    }
}
