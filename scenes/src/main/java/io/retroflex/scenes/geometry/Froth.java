package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Paint;

/** What is left of the washing, over any site: a veil of mucus or bile, and bubbles in it. */
final class Froth implements Site {
    private final Site site;
    private final Noise noise;
    private final float veil;
    private final float bile;
    private final float cells;
    private final float bubbles;

    Froth(Site site, Draw draw) {
        this.site = site;
        noise = new Noise(draw);
        veil = draw.between(0.2, 0.7);
        bile = draw.between(0, 1);
        cells = draw.between(2.5, 5);
        bubbles = draw.happens(0.6) ? draw.between(-0.2, 0.4) : 2;
    }

    @Override
    public float distance(float x, float y, float z) {
        return site.distance(x, y, z);
    }

    @Override
    public float relief(float x, float y, float z) {
        float within = bubble(x, y, z);
        return site.relief(x, y, z) + (within > 0 ? 0.1f / cells * (float) Math.sqrt(within) : 0);
    }

    /** From 0 at a bubble's rim to 1 in its middle; negative where there is none. A cell of space has one at most. */
    private float bubble(float x, float y, float z) {
        if (bubbles > 1) {
            return -1;
        }
        float u = cells * x;
        float v = cells * y;
        float w = cells * z;
        float i = (float) Math.floor(u);
        float j = (float) Math.floor(v);
        float k = (float) Math.floor(w);
        // The noise is as uneven as chance at whole places.
        float size = 0.5f * noise.at(i, j, k);
        if (size < 0.12f || noise.at(0.2f * i, 0.2f * j, 0.2f * k) < bubbles) {
            return -1;
        }
        size = Math.min(0.4f, size);
        float off = Soft.length(
                u - i - 0.5f - (0.5f - size) * noise.at(i + 9, j, k),
                v - j - 0.5f - (0.5f - size) * noise.at(i, j + 9, k),
                w - k - 0.5f - (0.5f - size) * noise.at(i, j, k + 9));
        return 1 - off * off / (size * size);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        site.paint(x, y, z, paint);
        // It does not cling to what is black: the shaft of the endoscope.
        if (paint.red() < 0.1f) {
            return;
        }
        float wet = Soft.step(0, 0.7f, noise.rough(0.9f * x, 0.9f * y, 0.9f * z)) * veil;
        paint.cover(0.8f, 0.6f - 0.1f * bile, 0.45f - 0.35f * bile, 0.5f * wet);
        float within = bubble(x, y, z);
        if (within > 0) {
            paint.cover(0.9f, 0.8f, 0.7f, 0.15f + 0.4f * Soft.step(0.5f, 0, within));
        }
    }

    @Override
    public Pose pose() {
        return site.pose();
    }
}
