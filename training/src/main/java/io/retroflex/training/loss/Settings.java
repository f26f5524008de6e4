package io.retroflex.training.loss;

/** Rules for the numbers that a loss is set with. */
final class Settings {
    private Settings() {}

    static void requireAboveZero(String what, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(what + " must be a finite number above 0, not " + value);
        }
    }

    static void requireAtLeastZero(String what, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(what + " must be a finite number of at least 0, not " + value);
        }
    }
}
