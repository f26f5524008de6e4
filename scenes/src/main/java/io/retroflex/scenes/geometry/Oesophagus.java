package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;

/** A pale tube with faint folds and fine straight vessels along it. */
final class Oesophagus implements Site {
    private final Noise noise;
    private final Tube tube;
    private final Mucosa mucosa;
    private final Pose pose;
    private final float vessels;

    Oesophagus(Draw draw) {
        noise = new Noise(draw);
        float radius = draw.between(1, 1.3);
        Ridges folds = new Ridges(noise, draw.count(4, 6), draw.between(0.08, 0.24), 0.3f, -2);
        Bend bend = new Bend(draw.between(3, 6), draw.between(8, 20));
        Rings none = new Rings(draw, noise, Rings.Shape.NONE);
        tube = new Tube(radius, draw.between(0.15, 0.7), 0, 0.05f, noise, bend, none, folds);
        mucosa = Lining.oesophagus(draw, noise);
        vessels = draw.between(0.5, 1);
        pose = Pose.inTube(draw, 0.35f, 0.12f);
    }

    @Override
    public float distance(float x, float y, float z) {
        return 0.9f * tube.distance(x, y, z);
    }

    @Override
    public float relief(float x, float y, float z) {
        return 0.6f * mucosa.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        mucosa.paint(x, y, z, paint);
        float vessel = vessels * palisade(x, y, z);
        paint.filter(1 - 0.2f * vessel, 1 - 0.42f * vessel, 1 - 0.36f * vessel);
    }

    @Override
    public Pose pose() {
        return pose;
    }

    private float palisade(float x, float y, float z) {
        float u = tube.bend().across(x, z);
        float off = Math.max(0.1f, Soft.length(u, y));
        float c = u / off;
        float s = y / off;
        float along = tube.bend().along(x, z);
        float sway = 0.25f * noise.at(3 * c, 3 * s, 1.1f * along);
        float line = noise.at(5.5f * c + sway, 5.5f * s - sway, 0.16f * along);
        float there = Soft.step(-0.5f, 0.3f, noise.at(2 * c + 7, 2 * s, 0.5f * along));
        return there * (1 - Soft.step(0.02f, 0.09f, Math.abs(line)));
    }
}
