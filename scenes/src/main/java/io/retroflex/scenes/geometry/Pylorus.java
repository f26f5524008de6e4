package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;

/** The smooth antrum narrows to a small round dark hole with a lip and a pucker round it. */
final class Pylorus implements Site {
    private final Noise noise;
    private final Mucosa mucosa;
    private final Pose pose;
    private final float wide;
    private final float end;
    private final float hole;
    private final float funnel;
    private final float lip;
    private final float pucker;
    private final int rays;
    private final float wave;

    Pylorus(Draw draw) {
        noise = new Noise(draw);
        mucosa = Lining.stomach(draw, noise);
        wide = draw.between(2.5, 3.2);
        end = draw.between(3.6, 5.4);
        hole = draw.between(0.22, 0.42);
        funnel = draw.between(0.15, 0.5);
        lip = draw.between(0.12, 0.3);
        pucker = draw.between(0.04, 0.12);
        rays = draw.count(5, 9);
        wave = draw.happens(0.5) ? draw.between(0.2, 0.5) : 0;
        float x = draw.between(-0.8, 0.8);
        float y = draw.between(-0.8, 0.8);
        pose = Pose.towards(
                x, y, draw.between(0, 0.8), 0.35f * draw.spread(), 0.35f * draw.spread(), end, draw.angle());
    }

    @Override
    public float distance(float x, float y, float z) {
        float off = Math.max(1e-4f, Soft.length(x, y));
        float wall = wide - off - 0.12f * noise.at(0.6f * x, 0.6f * y, 0.6f * z);
        wall -= wave * Soft.bump((z - 0.55f * end) / 0.8f);
        float pleat = Shapes.wave(x / off, y / off, rays) * pucker * Soft.step(1.5f, 0.5f, off);
        float back = end - z - funnel * (1.2f - off) * 0.4f * Soft.step(2, 0.4f, off);
        back -= lip * Soft.bump((off - 1.7f * hole) / (1.4f * hole)) + pleat;
        float hollow = Soft.min(wall, back, 2.4f);
        float way = Math.min(hole + 0.4f * pleat - off, end + 3 - z);
        return 0.8f * Soft.max(hollow, way, 0.18f);
    }

    @Override
    public float relief(float x, float y, float z) {
        return mucosa.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        mucosa.paint(x, y, z, paint);
        float off = Soft.length(x, y);
        float rim = 0.14f * Soft.bump((off - 1.5f * hole) / (2 * hole));
        paint.filter(1, 1 - rim, 1 - rim);
        paint.shade(0.06f + 0.94f * Math.max(Soft.step(end + 0.6f, end - 0.1f, z), Soft.step(hole, 1.2f * hole, off)));
    }

    @Override
    public Pose pose() {
        return pose;
    }
}
