package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Soft;

/**
 * A tube's axis: straight along {@code z} until {@code start}, then an arc towards {@code -x}.
 *
 * @param radius of the arc; more than that of the tube
 */
record Bend(float start, float radius) {
    /** The way along the axis to the foot of a point. */
    float along(float x, float z) {
        return z <= start ? z : start + radius * Soft.angle(x + radius, z - start);
    }

    /**
     * How long a step along the axis is where a point is so far across, at the most: less than 1 on the inside of the arc, and
     * before it too, because a fold there is nearer than its way along the axis.
     */
    float pace(float across, float z) {
        return z <= start - radius ? 1 : Math.clamp((across + radius) / radius, 0.05f, 1);
    }

    /** How far a point lies off the axis in the plane of the arc. */
    float across(float x, float z) {
        return z <= start ? x : Soft.length(x + radius, z - start) - radius;
    }
}
