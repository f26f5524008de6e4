package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;
import io.retroflex.scenes.surface.Palisade;

/** A pale tube with faint folds and fine straight vessels along it. */
final class Oesophagus implements Site {
    private final Tube tube;
    private final Mucosa mucosa;
    private final Pose pose;
    private final Palisade palisade;

    Oesophagus(Draw draw) {
        Noise noise = new Noise(draw);
        float radius = draw.between(1, 1.3);
        Ridges folds = new Ridges(noise, draw.count(4, 6), draw.between(0.08, 0.24), 0.3f, -2);
        Bend bend = new Bend(draw.between(3, 6), draw.between(8, 20));
        Rings none = new Rings(draw, Shelf.NONE);
        tube = new Tube(radius, draw.between(0.15, 0.7), 0, 0.05f, noise, bend, none, folds);
        mucosa = Lining.oesophagus(draw, noise);
        palisade = new Palisade(noise, draw.between(0.5, 1));
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
        float u = tube.bend().across(x, z);
        float off = Math.max(0.1f, Soft.length(u, y));
        palisade.draw(u / off, y / off, tube.bend().along(x, z), paint);
    }

    @Override
    public Pose pose() {
        return pose;
    }
}
