package io.retroflex.scenes.maths;

/** Smooth value noise in space, from -1 to 1, about one hill a unit; it repeats after {@value #SIDE} units. */
public final class Noise {
    private static final int BITS = 5;
    private static final int SIDE = 1 << BITS;
    private static final int MASK = SIDE - 1;

    private final float[] lattice = new float[SIDE * SIDE * SIDE];

    public Noise(Draw draw) {
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = draw.between(-1, 1);
        }
    }

    /** The noise at a point. */
    public float at(float x, float y, float z) {
        int left = (int) Math.floor(x);
        int low = (int) Math.floor(y);
        int near = (int) Math.floor(z);
        float u = fade(x - left);
        float v = fade(y - low);
        float w = fade(z - near);
        int x0 = left & MASK;
        int x1 = (left + 1) & MASK;
        int y0 = (low & MASK) << BITS;
        int y1 = ((low + 1) & MASK) << BITS;
        int z0 = (near & MASK) << (2 * BITS);
        int z1 = ((near + 1) & MASK) << (2 * BITS);
        float front = between(row(x0, x1, y0 | z0, u), row(x0, x1, y1 | z0, u), v);
        float back = between(row(x0, x1, y0 | z1, u), row(x0, x1, y1 | z1, u), v);
        return between(front, back, w);
    }

    /** About how far a point is from where the noise passes through zero: its value by its slope. */
    public float toZero(float x, float y, float z) {
        int left = (int) Math.floor(x);
        int low = (int) Math.floor(y);
        int near = (int) Math.floor(z);
        float tx = x - left;
        float ty = y - low;
        float tz = z - near;
        float u = fade(tx);
        float v = fade(ty);
        float w = fade(tz);
        int x0 = left & MASK;
        int x1 = (left + 1) & MASK;
        int y0 = (low & MASK) << BITS;
        int y1 = ((low + 1) & MASK) << BITS;
        int z0 = (near & MASK) << (2 * BITS);
        int z1 = ((near + 1) & MASK) << (2 * BITS);
        float a = row(x0, x1, y0 | z0, u);
        float b = row(x0, x1, y1 | z0, u);
        float c = row(x0, x1, y0 | z1, u);
        float d = row(x0, x1, y1 | z1, u);
        float front = between(a, b, v);
        float back = between(c, d, v);
        float slopeX = between(
                between(rise(x0, x1, y0 | z0), rise(x0, x1, y1 | z0), v),
                between(rise(x0, x1, y0 | z1), rise(x0, x1, y1 | z1), v),
                w);
        float slopeY = between(b - a, d - c, w);
        float dx = slopeX * steepness(tx);
        float dy = slopeY * steepness(ty);
        float dz = (back - front) * steepness(tz);
        float slope = (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
        return Math.abs(between(front, back, w)) / Math.max(slope, 1e-6f);
    }

    /** Two octaves: hills with smaller ones on them, from -1.5 to 1.5. */
    public float rough(float x, float y, float z) {
        return at(x, y, z) + 0.5f * at(2.1f * x + 7.3f, 2.1f * y + 1.7f, 2.1f * z + 4.1f);
    }

    private float row(int x0, int x1, int offset, float u) {
        return between(lattice[x0 | offset], lattice[x1 | offset], u);
    }

    private float rise(int x0, int x1, int offset) {
        return lattice[x1 | offset] - lattice[x0 | offset];
    }

    private static float steepness(float t) {
        return 6 * t * (1 - t);
    }

    private static float between(float from, float to, float part) {
        return from + (to - from) * part;
    }

    private static float fade(float t) {
        return t * t * (3 - 2 * t);
    }
}
