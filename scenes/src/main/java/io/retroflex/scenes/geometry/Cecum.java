package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;

/** The blind end of the colon: three folds meet, and beside their meeting lies the crescent of the appendix. */
final class Cecum implements Site {
    private static final float HALF_ROOT_THREE = 0.8660254f;

    private final Noise noise;
    private final Mucosa mucosa;
    private final Pose pose;
    private final Rings rings;
    private final float wide;
    private final float end;
    private final float fold;
    private final float width;
    private final float slitX;
    private final float slitY;
    private final float slit;

    Cecum(Draw draw) {
        noise = new Noise(draw);
        mucosa = Lining.colon(draw, noise, draw.between(0.55, 0.9));
        wide = draw.between(2.3, 2.9);
        end = draw.between(3.4, 4.8);
        rings = new Rings(draw, Shelf.every(2.6f, 0.2f * wide).thick(0.1f, 0.7f).round(0.5f));
        fold = draw.between(0.3, 0.5);
        width = draw.between(0.5, 0.8);
        slitX = draw.between(0.25, 0.5);
        slitY = draw.between(-0.3, 0.3);
        slit = draw.between(0.32, 0.5);
        float x = draw.between(-0.7, 0.7);
        float y = draw.between(-0.7, 0.7);
        pose = Pose.towards(x, y, draw.between(0, 1), 0.35f * draw.spread(), 0.35f * draw.spread(), end, draw.angle());
    }

    @Override
    public float distance(float x, float y, float z) {
        float off = Math.max(1e-4f, Soft.length(x, y));
        float bare = wide - off;
        float ringed = rings.join(bare, wide, off, x, y, z, 1);
        // No ring where the three folds are.
        float wall = Soft.mix(ringed, bare, Soft.step(end - 2.4f, end - 1.5f, z));
        float hollow = Soft.min(wall, end - z, 2.6f);
        if (hollow > 1) {
            return 0.8f * (hollow - fold);
        }
        float sway = 0.25f * noise.at(0.9f * x, 0.9f * y, 7);
        float arm = Math.max(
                ray(x, y, -1, 0, sway),
                Math.max(ray(x, y, 0.5f, HALF_ROOT_THREE, sway), ray(x, y, 0.5f, -HALF_ROOT_THREE, sway)));
        float standing = Soft.step(end - 3.2f, end - 1, z);
        return 0.75f * (hollow - fold * arm * standing + 0.16f * slit(x, y) * standing);
    }

    /** The profile of a fold that runs from the middle in the direction of a unit vector. */
    private float ray(float x, float y, float ux, float uy, float sway) {
        float way = x * ux + y * uy;
        float beside = x * uy - y * ux + sway;
        return Soft.step(-0.35f, 0.3f, way) * Soft.bump(beside / width);
    }

    /** From 0 to 1 inside the crescent. */
    private float slit(float x, float y) {
        float u = x - slitX + slit;
        float v = y - slitY;
        float ring = Math.abs(Soft.length(u, v) - slit);
        return Soft.step(0.15f, 0.05f, ring) * Soft.step(-0.1f, 0.15f, u);
    }

    @Override
    public float relief(float x, float y, float z) {
        return mucosa.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        mucosa.paint(x, y, z, paint);
        if (z > end - 2) {
            paint.shade(1 - 0.93f * slit(x, y));
            float u = x - slitX + slit;
            float round = Soft.bump((Soft.length(u, y - slitY) - slit) / 0.4f) * Soft.step(-0.3f, 0.2f, u);
            paint.filter(1, 1 - 0.1f * round, 1 - 0.1f * round);
        }
    }

    @Override
    public Pose pose() {
        return pose;
    }
}
