package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Paint;
import io.retroflex.scenes.surface.Tint;

/** Stool lies in a site: brown lumps on the wall, and smears. */
final class Soiled implements Site {
    /** What is further from a lump than this has nothing to do with it. */
    private static final float REACH = 2;

    private final Site site;
    private final Noise noise;
    private final Tint tint;
    private final Spot[] lumps;
    private final float[] size;
    private final float smeared;

    Soiled(Site site, Draw draw) {
        this.site = site;
        noise = new Noise(draw);
        float light = draw.between(0.24, 0.5);
        tint = new Tint(light, light * draw.between(0.42, 0.6), light * draw.between(0.08, 0.16));
        smeared = draw.between(0.1, 0.6);
        lumps = new Spot[draw.count(4, 9)];
        size = new float[lumps.length];
        for (int i = 0; i < lumps.length; i++) {
            lumps[i] = Spot.seen(site, draw, 0.85f, 1, 6);
            size[i] = lumps[i].range() * draw.between(0.06, 0.26);
        }
    }

    @Override
    public float distance(float x, float y, float z) {
        float wall = site.distance(x, y, z);
        float lump = lump(x, y, z);
        return lump > 0.8f ? Math.min(wall, lump - 0.15f) : Soft.min(wall, 0.75f * (lump - crumbs(x, y, z)), 0.12f);
    }

    private float lump(float x, float y, float z) {
        float least = REACH;
        for (int i = 0; i < lumps.length; i++) {
            float dx = x - lumps[i].x();
            float dy = y - lumps[i].y();
            float dz = z - lumps[i].z();
            float square = dx * dx + dy * dy + dz * dz;
            if (square < (size[i] + REACH) * (size[i] + REACH)) {
                least = Soft.min(least, (float) Math.sqrt(square) - size[i], 0.2f);
            }
        }
        return least;
    }

    private float crumbs(float x, float y, float z) {
        return 0.1f * noise.at(2.5f * x, 2.5f * y, 2.5f * z);
    }

    /** From 0 on the wall to 1 on a lump. */
    private float share(float x, float y, float z) {
        float lump = 0.75f * (lump(x, y, z) - crumbs(x, y, z));
        return lump > 0.1f ? 0 : Soft.step(-0.03f, 0.03f, site.distance(x, y, z) - lump);
    }

    @Override
    public float relief(float x, float y, float z) {
        float plain = site.relief(x, y, z);
        float share = share(x, y, z);
        return share == 0 ? plain : Soft.mix(plain, 0.03f * noise.rough(9 * x, 9 * y, 9 * z), share);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        float speck = 1 + 0.25f * noise.rough(4 * x, 4 * y, 4 * z);
        float share = share(x, y, z);
        site.paint(x, y, z, paint);
        float smear =
                noise.rough(1.1f * x, 1.1f * y, 1.1f * z) - 1 + smeared + 0.6f * Soft.step(0.5f, 0, lump(x, y, z));
        paint.cover(
                1.2f * speck * tint.red(),
                1.15f * speck * tint.green(),
                speck * tint.blue(),
                0.85f * Soft.step(-0.1f, 0.2f, smear));
        if (share > 0) {
            paint.cover(speck * tint.red(), speck * tint.green(), speck * tint.blue(), share);
            paint.mirror(0.5f, 0.3f);
        }
    }

    @Override
    public Pose pose() {
        return site.pose();
    }
}
