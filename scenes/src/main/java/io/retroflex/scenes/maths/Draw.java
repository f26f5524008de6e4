package io.retroflex.scenes.maths;

import java.util.SplittableRandom;

/** The random stream of one scene. */
public final class Draw {
    private final SplittableRandom random;

    public Draw(long seed) {
        this(new SplittableRandom(seed));
    }

    private Draw(SplittableRandom random) {
        this.random = random;
    }

    /** A stream of its own, so that what is drawn from it changes nothing that is drawn here later. */
    public Draw split() {
        return new Draw(random.split());
    }

    /** A number of {@code [from, to)}, all alike. */
    public float between(double from, double to) {
        return (float) (from + (to - from) * random.nextDouble());
    }

    /** A whole number of {@code [from, to]}. */
    public int count(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** An angle of the full circle in radians. */
    public float angle() {
        return between(0, 2 * Math.PI);
    }

    /** About 0, most within 1 and all within 3: the mean of the sum of three. */
    public float spread() {
        return between(-1, 1) + between(-1, 1) + between(-1, 1);
    }

    /** Whether something of that probability happens. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** One of two signs. */
    public float sign() {
        return random.nextBoolean() ? 1 : -1;
    }
}
