package io.retroflex.scenes.maths;

/** Soft steps, bumps and joints, made of sums and products alone: the same bits on every machine, and quick. */
public final class Soft {
    private static final float HALF_PI = (float) (Math.PI / 2);

    private Soft() {}

    /** From 0 at {@code from} to 1 at {@code to}, level at both ends; {@code from} may be the larger. */
    public static float step(float from, float to, float x) {
        float t = Math.clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }

    /** 1 at 0, falling to 0 at -1 and 1, level at all three. */
    public static float bump(float x) {
        float rest = Math.max(0, 1 - x * x);
        return rest * rest;
    }

    /** So far from one to the other. */
    public static float mix(float from, float to, float part) {
        return from + (to - from) * part;
    }

    /** The smaller of two, with a fillet of that width where they meet (Quilez' quadratic one). */
    public static float min(float a, float b, float width) {
        float rest = Math.max(0, width - Math.abs(a - b)) / width;
        return Math.min(a, b) - rest * rest * width * 0.25f;
    }

    /** The larger of two, likewise. */
    public static float max(float a, float b, float width) {
        return -min(-a, -b, width);
    }

    /** The length of a vector. */
    public static float length(float x, float y) {
        return (float) Math.sqrt(x * x + y * y);
    }

    /** The length of a vector. */
    public static float length(float x, float y, float z) {
        return (float) Math.sqrt(x * x + y * y + z * z);
    }

    /** The angle of {@code (x, y)} in radians, within 0.0015; {@code y} must not be negative. */
    public static float angle(float x, float y) {
        float flat = Math.abs(x);
        boolean steep = y > flat;
        float t = steep ? flat / y : y / Math.max(flat, 1e-9f);
        float base = t * (0.7854f + 0.273f * (1 - t));
        float acute = steep ? HALF_PI - base : base;
        return x < 0 ? 2 * HALF_PI - acute : acute;
    }
}
