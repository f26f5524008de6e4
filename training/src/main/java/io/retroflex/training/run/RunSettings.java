package io.retroflex.training.run;

import io.retroflex.training.optimize.Schedule;

/**
 * How long and how fast a run learns.
 *
 * @param seed of everything that is drawn
 * @param epochs at most
 * @param schedule of the learning rate
 * @param headRate what the learning rate of what is no backbone is multiplied by: the fusion, and what the loss learns
 * @param weightDecay of AdamW
 * @param clip the length that a step's gradients together are cut to
 * @param memory of the moving average of the parameters that is validated and kept: the share that a step leaves as it is;
 *     with 0 the parameters themselves are
 * @param validateEvery epochs; the last epoch is always validated
 * @param patience epochs without a better validation after which the run ends
 */
public record RunSettings(
        long seed,
        int epochs,
        Schedule schedule,
        double headRate,
        double weightDecay,
        double clip,
        double memory,
        int validateEvery,
        int patience) {
    /** Checks the ranges. */
    public RunSettings {
        if (epochs < 1 || validateEvery < 1 || patience < 1 || !(headRate > 0) || !(clip > 0) || weightDecay < 0) {
            throw new IllegalArgumentException("epochs, epochs between validations and patience are at least 1, the"
                    + " head's rate and the clip above 0, the decay not below 0");
        }
        if (!(memory >= 0 && memory < 1)) {
            throw new IllegalArgumentException("the memory of an average is " + memory + "; it is from 0 to below 1");
        }
    }

    /** The same for another number of epochs. */
    public RunSettings withEpochs(int newEpochs) {
        return new RunSettings(seed, newEpochs, schedule, headRate, weightDecay, clip, memory, validateEvery, patience);
    }

    /** The same with another seed. */
    public RunSettings withSeed(long newSeed) {
        return new RunSettings(newSeed, epochs, schedule, headRate, weightDecay, clip, memory, validateEvery, patience);
    }
}
