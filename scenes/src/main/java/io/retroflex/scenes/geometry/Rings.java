package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;

/** Folds across a tube, one behind the other: thin shelves with a round edge that stand in from the wall. */
final class Rings {
    /** So many differ; then they repeat. */
    private static final int KINDS = 16;

    private final Noise noise;
    private final Shape shape;
    private final float first;
    private final float[] place = new float[KINDS];
    private final float[] depth = new float[KINDS];
    private final float[] towardsX = new float[KINDS];
    private final float[] towardsY = new float[KINDS];

    /**
     * How they look.
     *
     * @param spacing from one to the next in centimetres; none at all where it is 0
     * @param depth how far they stand in
     * @param thickness half of it
     * @param fillet how softly they leave the wall
     * @param part how much of the wall each takes: 1 all round, 0 half of it
     * @param lean how much they are tilted and wavy, in centimetres
     * @param alternating whether each stands opposite to the one before
     */
    record Shape(
            float spacing, float depth, float thickness, float fillet, float part, float lean, boolean alternating) {
        static final Shape NONE = new Shape(0, 0, 0, 0, 0, 0, false);
    }

    Rings(Draw draw, Noise noise, Shape shape) {
        this.noise = noise;
        this.shape = shape;
        first = draw.between(0, 1);
        float angle = draw.angle();
        for (int i = 0; i < KINDS; i++) {
            place[i] = draw.between(-0.16, 0.16);
            depth[i] = shape.depth * draw.between(0.7, 1.25);
            angle = shape.alternating ? angle + (float) Math.PI + 0.45f * draw.spread() : draw.angle();
            towardsX[i] = (float) StrictMath.cos(angle);
            towardsY[i] = (float) StrictMath.sin(angle);
        }
    }

    /**
     * The distance to wall and folds.
     *
     * @param wall the distance to the wall
     * @param radius the wall's distance from the axis, {@code gauge} that of the point
     * @param c direction of the point from the axis, with {@code s}
     * @param pace how long a step along the axis is at the point: less than 1 on the inside of a bend
     */
    float join(float wall, float radius, float gauge, float c, float s, float along, float pace) {
        if (shape.spacing == 0) {
            return wall;
        }
        float phase = along / shape.spacing + first;
        int here = (int) Math.floor(phase);
        float within = phase - here - 0.5f - place[here & (KINDS - 1)];
        int beside = within > 0 ? here + 1 : here - 1;
        float near = fold(here, phase, radius, gauge, c, s, pace);
        float far = fold(beside, phase, radius, gauge, c, s, pace);
        // The one after these may be that near.
        float folds = Math.min(Math.min(near, far), 0.55f * shape.spacing * pace);
        return Soft.min(wall, folds, shape.fillet);
    }

    private float fold(int index, float phase, float radius, float gauge, float c, float s, float pace) {
        int kind = index & (KINDS - 1);
        float towards = c * towardsX[kind] + s * towardsY[kind];
        float off = (phase - index - 0.5f - place[kind]) * shape.spacing;
        off += shape.lean * (0.6f * towards + 0.8f * noise.at(1.4f * c, 1.4f * s, 5.3f * kind));
        float there = Soft.mix(Soft.step(-0.45f, 0.75f, towards), 0.88f + 0.12f * towards, shape.part);
        float edge = Math.max(0, radius - depth[kind] * there - gauge);
        return Soft.length(off * pace, edge) - shape.thickness * (0.5f + 0.5f * there);
    }
}
