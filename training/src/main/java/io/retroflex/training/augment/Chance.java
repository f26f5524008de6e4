package io.retroflex.training.augment;

import java.util.random.RandomGenerator;

/** Draws, and the rules that strengths and probabilities keep. */
final class Chance {
    private Chance() {}

    static boolean happens(double probability, RandomGenerator random) {
        return probability > 0 && random.nextDouble() < probability;
    }

    static double between(double from, double to, RandomGenerator random) {
        return from + (to - from) * random.nextDouble();
    }

    /** A factor from {@code 1 / (1 + strength)} to {@code 1 + strength}, as often below 1 as above. */
    static double factor(double strength, RandomGenerator random) {
        // StrictMath gives the same bits on every machine.
        return StrictMath.exp(StrictMath.log1p(strength) * between(-1, 1, random));
    }

    static void requireProbability(String name, double value) {
        requireWithin(name, value, 0, 1);
    }

    /** @throws IllegalArgumentException if the value is no number or outside; both ends are inside */
    static void requireWithin(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "augmentation: " + name + " is " + value + "; give a number from " + least + " to " + most);
        }
    }
}
