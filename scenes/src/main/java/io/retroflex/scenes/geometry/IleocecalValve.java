package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;

/** Two yellowish lips with a slit between them bulge from a fold of the colon. */
final class IleocecalValve implements Site {
    private final Noise noise;
    private final Mucosa mucosa;
    private final Pose pose;
    private final Tube tube;
    private final float radius;
    private final float place;
    private final float length;
    private final float plump;
    private final float gap;
    private final float stand;

    IleocecalValve(Draw draw) {
        noise = new Noise(draw);
        mucosa = Lining.colon(draw, noise);
        radius = draw.between(2, 2.5);
        place = draw.between(2.1, 3);
        length = draw.between(0.7, 1.05);
        plump = draw.between(0.4, 0.58);
        gap = draw.between(0.75, 0.95);
        stand = draw.between(0.7, 1);
        Shelf folds = Shelf.every(2.2f, 0.22f * radius).round(0.8f);
        tube = new Tube(
                radius, 0, 0.5f, 0.1f, noise, new Bend(5, 9), new Rings(draw, folds), new Ridges(noise, 0, 0, 0, -2));
        float x = -radius * draw.between(0.3, 0.6);
        float aim = draw.between(0.35, 0.7);
        pose = Pose.towards(
                x,
                draw.between(-0.5, 0.5),
                draw.between(0, 0.5),
                aim * radius,
                0.2f * draw.spread(),
                place + 0.2f,
                draw.angle());
    }

    @Override
    public float distance(float x, float y, float z) {
        float wall = tube.distance(x, y, z);
        // The fold that carries the lips runs along the wall on that side.
        float off = Soft.length(x, y);
        float reach = radius - stand * Soft.step(-0.3f, 0.8f, x / Math.max(off, 0.1f));
        float fold = Soft.length(z - place, Math.max(0, reach - off)) - 0.14f;
        float carried = Soft.min(wall, fold, 0.5f);
        return 0.85f * Soft.min(carried, lips(x, y, z), 0.3f);
    }

    private float lips(float x, float y, float z) {
        float beyond = Math.max(0, Math.abs(y) - length);
        float slim = plump * (1 - 0.25f * Math.min(1, y * y / (length * length)));
        float u = x - radius + stand + y * y / (2.4f * radius);
        float near = Soft.length(u, beyond, z - place + gap * plump) - slim;
        float far = Soft.length(u + 0.06f, beyond, z - place - gap * plump) - slim;
        return Math.min(near, far);
    }

    @Override
    public float relief(float x, float y, float z) {
        return mucosa.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        mucosa.paint(x, y, z, paint);
        float lip = Soft.step(0.25f, 0, lips(x, y, z));
        paint.cover(0.86f, 0.45f, 0.2f, 0.35f * lip);
        float between = Math.abs(z - place) / (0.3f * plump);
        float slit = Soft.bump(between)
                * Soft.step(length + 0.25f, length - 0.1f, Math.abs(y))
                * Soft.step(0.3f, 0.1f, lips(x, y, z));
        paint.filter(1 - 0.75f * slit, 1 - 0.85f * slit, 1 - 0.85f * slit);
    }

    @Override
    public Pose pose() {
        return pose;
    }
}
