package io.retroflex.training.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an epoch of training came to.
 *
 * @param epoch from 1
 * @param step of the optimiser at the end of the epoch, counted from the start of the run
 * @param loss mean over the epoch; not finite if the run diverged
 * @param learningRate at the end of the epoch
 * @param measured null if the epoch was not validated; read it by {@link #validation}
 * @param seconds that the epoch took, validation included
 */
public record EpochFigures(
        int epoch,
        long step,
        double loss,
        double learningRate,
        @Nullable Validation measured,
        double seconds) {
    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if epoch is below 1 or step below 0
     */
    public EpochFigures {
        if (epoch < 1 || step < 0) {
            throw new IllegalArgumentException(
                    "epochs count from 1 and steps from 0; not epoch " + epoch + " and step " + step);
        }
    }

    /** Figures of an epoch that was validated. */
    public static EpochFigures validated(
            int epoch, long step, double loss, double learningRate, Validation validation, double seconds) {
        return new EpochFigures(epoch, step, loss, learningRate, validation, seconds);
    }

    /** Figures of an epoch that was not validated. */
    public static EpochFigures unvalidated(int epoch, long step, double loss, double learningRate, double seconds) {
        return new EpochFigures(epoch, step, loss, learningRate, null, seconds);
    }

    /** Retrieval after the epoch, if it was validated. */
    public Optional<Validation> validation() {
        return Optional.ofNullable(measured);
    }
}
