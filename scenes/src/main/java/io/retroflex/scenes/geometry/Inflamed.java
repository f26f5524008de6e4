package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Paint;

/** Ulcerative colitis: the wall of a site is red and granular, no vessel is seen, and erosions bear yellow-white fibrin. */
final class Inflamed implements Site {
    private final Site site;
    private final Noise noise;
    private final float redness;
    private final float grain;
    private final float eroded;
    private final float bleeding;

    Inflamed(Site site, Draw draw) {
        this.site = site;
        noise = new Noise(draw);
        redness = draw.between(0.7, 1);
        grain = draw.between(0.02, 0.05);
        eroded = draw.between(0.15, 0.5);
        bleeding = draw.happens(0.5) ? draw.between(0.3, 0.5) : 2;
    }

    @Override
    public float distance(float x, float y, float z) {
        return site.distance(x, y, z);
    }

    /** From 0 to 1 in an erosion. */
    private float erosion(float x, float y, float z) {
        float field = noise.at(2.8f * x, 2.8f * y, 2.8f * z) + 0.45f * noise.at(4.5f * x, 4.5f * y, 4.5f * z + 3);
        return Soft.step(1 - eroded, 1.3f - eroded, field + 0.25f);
    }

    @Override
    public float relief(float x, float y, float z) {
        float granules = Math.abs(noise.at(7 * x, 7 * y, 7 * z + 8)) + 0.4f * noise.at(15 * x, 15 * y, 15 * z);
        return site.relief(x, y, z) + grain * granules - 0.05f * erosion(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        site.paint(x, y, z, paint);
        float cloud = noise.rough(1.2f * x, 1.2f * y, 1.2f * z + 6);
        float dots = noise.at(8 * x, 8 * y, 8 * z);
        float light = 0.74f + 0.05f * cloud;
        paint.cover(light, 0.15f + 0.05f * cloud + 0.05f * dots, 0.1f + 0.03f * cloud + 0.03f * dots, 0.9f * redness);
        float blood = Soft.step(bleeding, bleeding + 0.4f, noise.rough(1.1f * x + 9, 1.1f * y, 1.1f * z));
        paint.cover(0.45f, 0.04f, 0.03f, 0.85f * blood);
        float fibrin = erosion(x, y, z);
        paint.cover(0.84f, 0.66f, 0.34f, 0.8f * fibrin);
    }

    @Override
    public Pose pose() {
        return site.pose();
    }
}
