package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;

/**
 * A tube with folds across and along it, seen from within.
 *
 * @param radius in centimetres
 * @param closing how much of the radius it loses over ten centimetres
 * @param corner how triangular it is, from 0 for round to 1
 * @param wave how uneven its wall is, in centimetres
 */
record Tube(float radius, float closing, float corner, float wave, Noise noise, Bend bend, Rings rings, Ridges ridges) {
    private static final float HALF_ROOT_THREE = 0.8660254f;

    float distance(float x, float y, float z) {
        float u = bend.across(x, z);
        float along = bend.along(x, z);
        float off = Math.max(Soft.length(u, y), 1e-4f);
        float gauge = off;
        if (corner > 0) {
            float side =
                    Soft.max(Soft.max(-u, 0.5f * u + HALF_ROOT_THREE * y, 0.6f), 0.5f * u - HALF_ROOT_THREE * y, 0.6f);
            gauge = Soft.mix(off, 1.15f * side, corner);
        }
        float c = u / off;
        float s = y / off;
        float size = radius * (1 - closing * Soft.step(1, 11, along));
        float bare = size - gauge - ridges.height(c, s, along);
        // Far from the wall its unevenness does not matter.
        float wall = bare - (bare > 1 ? wave : wave * noise.at(0.6f * x, 0.6f * y, 0.6f * z));
        // A triangle's sides are steeper than a circle's.
        return (corner > 0 ? 0.85f : 1) * rings.join(wall, size, gauge, u, y, along, bend.pace(u, z));
    }

    /** The distance of a point from the axis, as a share of the radius. */
    float share(float x, float y, float z) {
        return Soft.length(bend.across(x, z), y) / radius;
    }
}
