package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Soft;

/** Folds across a tube, one behind the other: thin shelves with a round edge that stand in from the wall. */
final class Rings {
    /** So many differ; then they repeat. */
    private static final int KINDS = 16;

    private final Shelf shelf;
    private final float first;
    private final float[] place = new float[KINDS];
    private final float[] depth = new float[KINDS];
    private final float[] towardsX = new float[KINDS];
    private final float[] towardsY = new float[KINDS];
    private final float[] leanX = new float[KINDS];
    private final float[] leanY = new float[KINDS];
    private final float[] bentX = new float[KINDS];
    private final float[] bentY = new float[KINDS];

    Rings(Draw draw, Shelf shelf) {
        this.shelf = shelf;
        first = draw.between(0, 1);
        float angle = draw.angle();
        for (int i = 0; i < KINDS; i++) {
            place[i] = draw.between(-0.16, 0.16);
            depth[i] = shelf.depth() * draw.between(0.7, 1.25);
            angle = shelf.alternating() ? angle + (float) Math.PI + 0.45f * draw.spread() : draw.angle();
            towardsX[i] = (float) StrictMath.cos(angle);
            towardsY[i] = (float) StrictMath.sin(angle);
            leanX[i] = draw.between(-1, 1);
            leanY[i] = draw.between(-1, 1);
            bentX[i] = draw.between(-1.5, 1.5);
            bentY[i] = draw.between(-1, 1);
        }
    }

    /**
     * The distance to wall and folds at a point of the cross-section.
     *
     * @param wall the distance to the wall
     * @param radius the wall's distance from the axis
     * @param gauge the point's, by the measure that makes the wall's form a circle
     * @param along how far along the axis the point is
     * @param pace how long a step along the axis is at the point: less than 1 on the inside of a bend
     */
    float join(float wall, float radius, float gauge, float u, float v, float along, float pace) {
        if (shelf.spacing() == 0) {
            return wall;
        }
        float phase = along / shelf.spacing() + first;
        int here = (int) Math.floor(phase);
        float within = phase - here - 0.5f - place[here & (KINDS - 1)];
        int beside = within > 0 ? here + 1 : here - 1;
        float off = Soft.length(u, v);
        float near = fold(here, phase, radius, gauge - off, u, v, pace);
        float far = fold(beside, phase, radius, gauge - off, u, v, pace);
        // The one after these may be that near.
        float most = Math.max(0.15f * shelf.spacing(), 0.6f * shelf.spacing() - 1.5f * shelf.lean()) * pace;
        return Math.min(Soft.min(wall, Math.min(near, far), shelf.fillet()), most);
    }

    /** To a shelf whose opening is a circle, off the middle where the shelf takes but a part of the wall. */
    private float fold(int index, float phase, float radius, float corner, float u, float v, float pace) {
        int kind = index & (KINDS - 1);
        float aside = depth[kind] * (1 - shelf.part());
        float open = radius - depth[kind] * shelf.part();
        float x = u / radius;
        float y = v / radius;
        // Tilted, and bent like a saddle.
        float lean = x * leanX[kind] + y * leanY[kind] + x * y * bentX[kind] + (x * x - y * y) * bentY[kind];
        float off = (phase - index - 0.5f - place[kind]) * shelf.spacing() + shelf.lean() * lean;
        float from = Soft.length(u + aside * towardsX[kind], v + aside * towardsY[kind]) + corner;
        return Soft.length(off * pace, Math.max(0, open - from)) - shelf.thickness();
    }
}
