package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Paint;

/**
 * The endoscope's own shaft, seen by an endoscope that looks back: black, with pale ring marks. It comes out of the wall at
 * {@code (fromX, fromY, depth)} and passes the lens at {@code (passX, passY, 0)}, out of the picture.
 */
record Shaft(
        float radius,
        float fromX,
        float fromY,
        float depth,
        float passX,
        float passY,
        float bow,
        float marks,
        float first) {
    static Shaft of(Draw draw, float radius, float fromX, float fromY, float depth, float passX, float passY) {
        return new Shaft(
                radius,
                fromX,
                fromY,
                depth,
                passX,
                passY,
                draw.between(-0.5, 0.5),
                draw.between(0.7, 1.2),
                draw.between(0, 1));
    }

    private float axisX(float way) {
        return Soft.mix(fromX, passX, way) + bow * way * (1 - way);
    }

    private float axisY(float way) {
        return Soft.mix(fromY, passY, way * (0.55f + 0.45f * way));
    }

    /** From a point to the axis, at the same depth. */
    float off(float x, float y, float z) {
        float way = (depth - z) / depth;
        return Soft.length(x - axisX(way), y - axisY(way));
    }

    void paint(float x, float y, float z, Paint paint) {
        paint.set(0.006f, 0.006f, 0.007f);
        paint.mirror(0.25f, 0.3f);
        float place = (depth - z) / marks + first;
        float within = place - (float) Math.floor(place) - 0.5f;
        paint.cover(0.22f, 0.22f, 0.21f, 1 - Soft.step(0.022f, 0.04f, Math.abs(within)));
    }
}
