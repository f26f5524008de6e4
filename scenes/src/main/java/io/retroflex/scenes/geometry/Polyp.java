package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Paint;

/** A growth on the wall of a site: a lobed head, flat on the wall or on a stalk. */
final class Polyp implements Site {
    private final Site site;
    private final Noise noise;
    private final Spot root;
    private final float size;
    private final float rise;
    private final float lobes;
    private final float stalk;
    private final float redness;

    Polyp(Site site, Draw draw) {
        this.site = site;
        noise = new Noise(draw);
        root = Spot.seen(site, draw, 0.6f, 1.3f, 4.5f);
        size = root.range() * draw.between(0.16, 0.32);
        boolean stalked = draw.happens(0.35);
        stalk = stalked ? size * draw.between(0.28, 0.4) : 0;
        rise = size * (stalked ? draw.between(1.2, 1.9) : draw.between(0.15, 0.6));
        lobes = size * (draw.happens(0.5) ? draw.between(0.15, 0.3) : draw.between(0.03, 0.1));
        redness = draw.between(0.7, 1);
    }

    @Override
    public float distance(float x, float y, float z) {
        float wall = site.distance(x, y, z);
        float near = root.to(x, y, z) - rise - 1.4f * size;
        return near > 0.7f ? Math.min(wall, near) : Soft.min(wall, growth(x, y, z), 0.25f * size);
    }

    private float growth(float x, float y, float z) {
        float head = head(x, y, z) - size;
        float bumps = lobes * noise.at(1.5f * x / size, 1.5f * y / size, 1.5f * z / size);
        float knob = 0.65f * (head - bumps);
        if (stalk == 0) {
            return knob;
        }
        float neck = Shapes.line(x - root.x(), y - root.y(), z - root.z(), root.outX(), root.outY(), root.outZ(), rise);
        return Soft.min(knob, neck - stalk, 0.3f * size);
    }

    private float head(float x, float y, float z) {
        return root.to(x - rise * root.outX(), y - rise * root.outY(), z - rise * root.outZ());
    }

    @Override
    public float relief(float x, float y, float z) {
        if (head(x, y, z) > 1.4f * size) {
            return site.relief(x, y, z);
        }
        float f = 7 / size;
        return 0.5f * site.relief(x, y, z) + 0.025f * size * noise.at(f * x, f * y, f * z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        site.paint(x, y, z, paint);
        float grown = Soft.step(1.35f * size, 1.05f * size, head(x, y, z));
        if (grown > 0) {
            float f = 5 / size;
            float pits = Soft.step(0.05f, 0.25f, Math.abs(noise.at(f * x, f * y, f * z)));
            float red = 0.72f + 0.12f * noise.at(0.3f * f * x, 0.3f * f * y, 0.3f * f * z) + 0.1f * pits;
            paint.cover(red, 0.26f * red, 0.18f * red, grown * redness * 0.8f);
        }
    }

    @Override
    public Pose pose() {
        return site.pose();
    }
}
