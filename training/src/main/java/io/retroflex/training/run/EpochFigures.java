package io.retroflex.training.run;

import java.util.Optional;

/**
 * What an epoch of training came to.
 *
 * @param epoch from 1
 * @param step of the optimiser at the end of the epoch, counted from the start of the run
 * @param loss mean over the epoch; not finite if the run diverged
 * @param learningRate at the end of the epoch
 * @param validation after the epoch, if it was validated
 * @param seconds that the epoch took, validation included
 */
public record EpochFigures(
        int epoch,
        long step,
        double loss,
        double learningRate,
        Optional<ValidationFigures> validation,
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
}
