package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;
import io.retroflex.scenes.surface.Palisade;
import io.retroflex.scenes.surface.Tint;
import io.retroflex.scenes.surface.Vessels;

/** The pale oesophagus meets the red cardia along a zigzag; behind it the way into the stomach is narrow. */
final class ZLine implements Site {
    private final Noise noise;
    private final Ridges folds;
    private final Mucosa pale;
    private final Mucosa red;
    private final Palisade palisade;
    private final Pose pose;
    private final float radius;
    private final float line;
    private final float tongues;
    private final float opening;
    private final float leanX;
    private final float leanY;

    ZLine(Draw draw) {
        noise = new Noise(draw);
        folds = new Ridges(noise, draw.count(5, 8), draw.between(0.16, 0.3), 0.35f, -2);
        pale = Lining.oesophagus(draw, noise);
        // The two differ in every body and in every light.
        Tint salmon = pale.tint().alike(Tint.PALE_PINK, Tint.SALMON);
        red = new Mucosa(noise, salmon, new Vessels(noise, 0, 1), pale.moist(), pale.fine(), 0);
        palisade = new Palisade(noise, draw.between(0.4, 0.9));
        radius = draw.between(1.15, 1.5);
        line = draw.between(2.3, 3.6);
        tongues = draw.between(0.35, 0.7);
        opening = draw.between(0.2, 0.5);
        leanX = draw.between(-0.3, 0.3);
        leanY = draw.between(-0.3, 0.3);
        pose = Pose.inTube(draw, 0.25f, 0.08f);
    }

    @Override
    public float distance(float x, float y, float z) {
        float off = Math.max(1e-4f, Soft.length(x, y));
        float narrow = Soft.step(line - 0.9f, line + 1.3f, z);
        float wide = Soft.step(line + 1.5f, line + 4, z);
        float size = Soft.mix(radius, radius * opening, narrow) + 2 * wide;
        float deep = (0.35f + 0.65f * narrow) * (1 - 0.7f * wide);
        return 0.7f * (size - off - deep * folds.height(x / off, y / off, 0.5f * z));
    }

    @Override
    public float relief(float x, float y, float z) {
        return red.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        float off = Math.max(0.1f, Soft.length(x, y));
        float c = x / off;
        float s = y / off;
        float jag = noise.at(2.2f * c, 2.2f * s, 3)
                + 0.6f * noise.at(5 * c, 5 * s, 9)
                + 0.25f * noise.at(14 * c, 14 * s, 2);
        float behind = z - line + 0.55f + tongues * jag + leanX * c + leanY * s;
        float here = Soft.step(-0.025f, 0.025f, behind);
        if (here < 1) {
            pale.paint(x, y, z, paint);
            palisade.draw(c, s, z, paint);
        }
        if (here > 0) {
            float r = paint.red();
            float g = paint.green();
            float b = paint.blue();
            red.paint(x, y, z, paint);
            float fresh = Soft.step(0.5f, 0, behind);
            float spot = noise.at(5 * x, 5 * y, 5 * z);
            paint.filter(1, 1 - 0.12f * fresh + 0.1f * spot, 1 - 0.12f * fresh + 0.1f * spot);
            if (here < 1) {
                paint.cover(r, g, b, 1 - here);
            }
        }
    }

    @Override
    public Pose pose() {
        return pose;
    }
}
