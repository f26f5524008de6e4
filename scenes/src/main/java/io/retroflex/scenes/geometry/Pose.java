package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;

/**
 * Where the lens is, and its axes in space: unit vectors to the right, up and forward.
 *
 * @param x y z the lens in centimetres
 */
public record Pose(
        float x,
        float y,
        float z,
        float rightX,
        float rightY,
        float rightZ,
        float upX,
        float upY,
        float upZ,
        float aheadX,
        float aheadY,
        float aheadZ) {
    /** A lens that is turned to the right and up from {@code z}, then rolled; angles in radians. */
    public static Pose of(float x, float y, float z, double turn, double lift, double roll) {
        float st = (float) StrictMath.sin(turn);
        float ct = (float) StrictMath.cos(turn);
        float sl = (float) StrictMath.sin(lift);
        float cl = (float) StrictMath.cos(lift);
        float sr = (float) StrictMath.sin(roll);
        float cr = (float) StrictMath.cos(roll);
        float upX = -st * sl;
        float upY = cl;
        float upZ = -ct * sl;
        return new Pose(
                x,
                y,
                z,
                ct * cr + upX * sr,
                upY * sr,
                -st * cr + upZ * sr,
                upX * cr - ct * sr,
                upY * cr,
                upZ * cr + st * sr,
                st * cl,
                sl,
                ct * cl);
    }

    /** At a point, looking at another, rolled. */
    static Pose towards(float x, float y, float z, float toX, float toY, float toZ, double roll) {
        double flat = StrictMath.hypot(toX - x, toZ - z);
        return of(x, y, z, StrictMath.atan2(toX - x, toZ - z), StrictMath.atan2(toY - y, flat), roll);
    }

    /** Somewhere off the axis, looking about along it, rolled in any way. */
    static Pose inTube(Draw draw, float offset, float turn) {
        return of(
                offset * draw.between(-1, 1),
                offset * draw.between(-1, 1),
                draw.between(0, 0.8),
                turn * draw.spread(),
                turn * draw.spread(),
                draw.angle());
    }
}
