package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Soft;

/** Distances that several sites need. */
final class Shapes {
    private Shapes() {}

    /** To the wall of an egg about the origin, from within: close to the truth near the wall (Quilez). */
    static float hollow(float x, float y, float z, float halfX, float halfY, float halfZ) {
        float u = x / halfX;
        float v = y / halfY;
        float w = z / halfZ;
        float share = Soft.length(u, v, w);
        float slope = Soft.length(u / halfX, v / halfY, w / halfZ);
        return share < 0.2f ? 0.8f * Math.min(halfX, Math.min(halfY, halfZ)) : share * (1 - share) / slope;
    }

    /** To an egg about the origin, from without. */
    static float egg(float x, float y, float z, float halfX, float halfY, float halfZ) {
        float share = Soft.length(x / halfX, y / halfY, z / halfZ);
        float slope = Soft.length(x / (halfX * halfX), y / (halfY * halfY), z / (halfZ * halfZ));
        return share * (share - 1) / Math.max(slope, 1e-4f);
    }

    /** To a line from the origin along a unit vector, of that length. */
    static float line(float x, float y, float z, float ux, float uy, float uz, float length) {
        float way = Math.clamp(x * ux + y * uy + z * uz, 0, length);
        return Soft.length(x - way * ux, y - way * uy, z - way * uz);
    }

    /** The cosine of that many times the angle of a unit vector. */
    static float wave(float c, float s, int times) {
        float re = 1;
        float im = 0;
        for (int i = 0; i < times; i++) {
            float next = re * c - im * s;
            im = re * s + im * c;
            re = next;
        }
        return Math.clamp(re, -1, 1);
    }
}
