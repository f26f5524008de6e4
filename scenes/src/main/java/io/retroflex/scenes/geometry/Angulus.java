package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;

/** A sharp crescent divides the view: above it the way into the body, below it the antrum with the pylorus far off. */
final class Angulus implements Site {
    private final Noise noise;
    private final Mucosa mucosa;
    private final Pose pose;
    private final Ridges rugae;
    private final float wide;
    private final float edge;
    private final float arch;
    private final float level;
    private final float thick;
    private final float antrum;
    private final float holeX;

    Angulus(Draw draw) {
        noise = new Noise(draw);
        mucosa = Lining.stomach(draw, noise);
        rugae = new Ridges(noise, draw.count(10, 14), draw.between(0.15, 0.3), 0.3f, -2);
        wide = draw.between(2.9, 3.5);
        edge = draw.between(1.6, 2.5);
        arch = draw.between(0.08, 0.16);
        level = draw.between(0.1, 0.6);
        thick = draw.between(0.06, 0.13);
        antrum = draw.between(5.5, 7.5);
        holeX = draw.between(-0.5, 0.5);
        pose = Pose.of(
                draw.between(-0.4, 0.4),
                level + draw.between(-0.9, 0.5),
                draw.between(0, 0.6),
                0.1f * draw.spread(),
                0.1f * draw.spread(),
                0.6f * draw.spread());
    }

    /** Above the crescent this is positive. */
    private float above(float x, float y) {
        return y - level + arch * x * x;
    }

    @Override
    public float distance(float x, float y, float z) {
        float up = above(x, y);
        float off = Math.max(1e-4f, Soft.length(x, y));
        float wall = wide - off - 0.12f * noise.at(0.5f * x, 0.5f * y, 0.5f * z);
        if (up > 0) {
            wall -= rugae.height(x / off, y / off, z) * Soft.step(edge - 1, edge + 2, z);
        }
        float back = up > 0 ? 14 - z : bottom(x, y, z);
        float hollow = Soft.min(wall, back, 1.6f);
        float before = Math.max(0, edge + 0.05f * x * x - z);
        float widening = thick + 0.25f * Math.min(1.5f, Math.max(0, z - edge));
        float fold = 0.85f * (Soft.length(before, up) - widening);
        return 0.85f * Soft.min(hollow, fold, 0.8f);
    }

    /** The end of the antrum, with the pylorus in it. */
    private float bottom(float x, float y, float z) {
        float beside = Soft.length(x - holeX, y - level + 1.5f);
        float lip = 0.25f * Soft.bump((beside - 0.5f) / 0.5f);
        return Soft.max(antrum - z - lip, Math.min(0.28f - beside, antrum + 3 - z), 0.25f);
    }

    @Override
    public float relief(float x, float y, float z) {
        return mucosa.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        mucosa.paint(x, y, z, paint);
        float crest = Soft.bump(above(x, y) / 0.5f) * Soft.step(edge + 1, edge, z);
        paint.filter(1, 1 + 0.12f * crest, 1 + 0.14f * crest);
        if (above(x, y) < 0 && z > antrum) {
            paint.shade(Soft.step(antrum + 1, antrum, z));
        }
    }

    @Override
    public Pose pose() {
        return pose;
    }
}
