package io.retroflex.training.optimize;

/**
 * The learning rate over a run: it rises in a straight line, then falls as half a cosine to zero (Loshchilov and
 * Hutter, SGDR, arXiv 1608.03983, without restarts).
 *
 * @param peak the highest learning rate
 * @param warmUp share of the steps in which it rises, in [0, 1)
 */
public record Schedule(double peak, double warmUp) {
    /** Checks the ranges. */
    public Schedule {
        if (!(peak > 0) || !(warmUp >= 0 && warmUp < 1)) {
            throw new IllegalArgumentException(
                    "a learning rate is above 0 and its warm-up a share below 1, not " + peak + " and " + warmUp);
        }
    }

    /** The learning rate of a step, counted from 0, of all steps. */
    public double at(long step, long steps) {
        double rising = warmUp * steps;
        if (step < rising) {
            return peak * (step + 1) / (rising + 1);
        }
        double done = (step - rising) / Math.max(1, steps - rising);
        return peak * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    }
}
