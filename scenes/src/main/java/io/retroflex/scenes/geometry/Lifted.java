package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Paint;

/** A polyp that was lifted before it is cut: a wide cushion, blue with dye, with the growth on top of it. */
final class Lifted implements Site {
    private final Site site;
    private final Noise noise;
    private final Spot root;
    private final float wide;
    private final float tall;
    private final float knob;
    private final float dye;

    Lifted(Site site, Draw draw) {
        this.site = site;
        noise = new Noise(draw);
        root = Spot.seen(site, draw, 0.5f, 1.5f, 4);
        wide = root.range() * draw.between(0.32, 0.48);
        tall = wide * draw.between(0.4, 0.7);
        knob = wide * draw.between(0.3, 0.55);
        dye = draw.between(0.75, 1);
    }

    @Override
    public float distance(float x, float y, float z) {
        float wall = site.distance(x, y, z);
        float near = root.to(x, y, z) - 1.9f * wide;
        return near > 0.7f ? Math.min(wall, near) : 0.8f * Soft.min(wall, cushion(x, y, z), 0.5f * wide);
    }

    private float cushion(float x, float y, float z) {
        float dx = x - root.x();
        float dy = y - root.y();
        float dz = z - root.z();
        float up = dx * root.outX() + dy * root.outY() + dz * root.outZ();
        float beside = (float) Math.sqrt(Math.max(0, dx * dx + dy * dy + dz * dz - up * up));
        float swell = Shapes.egg(beside, up, 0, wide, tall, wide)
                - 0.1f * wide * noise.at(1.3f * x / wide, 1.3f * y / wide, 1.3f * z / wide);
        return Soft.min(swell, top(x, y, z), 0.3f * knob);
    }

    /** The distance to the growth. */
    private float top(float x, float y, float z) {
        float off = root.to(x - tall * root.outX(), y - tall * root.outY(), z - tall * root.outZ());
        float f = 1.8f / knob;
        return 0.8f * (off - 0.8f * knob - 0.22f * knob * noise.at(f * x, f * y, f * z));
    }

    @Override
    public float relief(float x, float y, float z) {
        float f = 6 / knob;
        float pits = top(x, y, z) < 0.1f * knob ? 0.03f * knob * noise.at(f * x, f * y, f * z) : 0;
        return site.relief(x, y, z) + pits;
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        site.paint(x, y, z, paint);
        float off = root.to(x, y, z) / wide;
        float cloud = 0.3f * noise.rough(1.6f * x / wide, 1.6f * y / wide, 1.6f * z / wide);
        float blue = dye * Soft.step(1.95f, 0.9f, off + cloud);
        float growth = Soft.step(0.14f * knob, 0, top(x, y, z));
        paint.cover(0.05f, 0.2f, 0.5f, 0.9f * blue * (1 - 0.8f * growth));
        paint.cover(0.76f, 0.3f, 0.24f, 0.55f * growth);
    }

    @Override
    public Pose pose() {
        return site.pose();
    }
}
