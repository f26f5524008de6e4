package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;

/** A small velvety dome without folds; the way on is a dark crescent off the middle, behind a soft edge. */
final class Bulb implements Site {
    private final Noise noise;
    private final Mucosa mucosa;
    private final Pose pose;
    private final float wide;
    private final float end;
    private final float wayX;
    private final float wayWide;
    private final float wayTall;

    Bulb(Draw draw) {
        noise = new Noise(draw);
        mucosa = Lining.smallBowel(draw, noise, draw.between(0.25, 0.5));
        wide = draw.between(1.6, 2);
        end = draw.between(2.6, 3.4);
        wayX = draw.between(0.65, 0.95);
        wayWide = draw.between(0.7, 0.95);
        wayTall = draw.between(1, 1.35);
        pose = Pose.of(
                draw.between(-0.4, 0.2),
                draw.between(-0.4, 0.4),
                draw.between(0, 0.5),
                0.05f + 0.1f * draw.spread(),
                0.1f * draw.spread(),
                draw.angle());
    }

    @Override
    public float distance(float x, float y, float z) {
        float wave = 0.08f * noise.at(0.8f * x, 0.8f * y, 0.8f * z);
        float hollow = Soft.min(wide - Soft.length(x, y), end - z, 1.8f) - wave;
        // The way turns aside behind the edge.
        float behind = Math.max(0, z - end + 0.6f);
        float u = (x - wayX - 0.85f * behind - 0.15f * y * y) / wayWide;
        float v = y / wayTall;
        float way = Math.min((1 - Soft.length(u, v)) * wayWide, end + 2.5f - z);
        return 0.7f * Soft.max(hollow, way, 0.5f);
    }

    @Override
    public float relief(float x, float y, float z) {
        return mucosa.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        mucosa.paint(x, y, z, paint);
        paint.shade(0.25f + 0.75f * Soft.step(end + 2, end, z));
    }

    @Override
    public Pose pose() {
        return pose;
    }
}
