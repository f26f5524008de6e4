package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;
import io.retroflex.scenes.surface.Tint;

/** The endoscope looks back at the opening that it came through, with its shaft in it. */
final class Retroflexed implements Site {
    private final Noise noise;
    private final Mucosa mucosa;
    private final Pose pose;
    private final Shaft shaft;
    private final boolean rectum;
    private final float wide;
    private final float deep;
    private final float folds;
    private final float collar;
    private final int columns;
    private final Tint skin;

    /** @param rectum the lower rectum with its dentate line; otherwise fundus and cardia */
    Retroflexed(Draw draw, boolean rectum) {
        this.rectum = rectum;
        noise = new Noise(draw);
        mucosa = rectum ? Lining.colon(draw, noise, draw.between(0.6, 0.95)) : Lining.stomach(draw, noise);
        wide = rectum ? draw.between(2.3, 2.9) : draw.between(3.8, 4.8);
        deep = rectum ? draw.between(2.8, 3.4) : draw.between(4.2, 5.4);
        folds = rectum ? 0.05f : draw.between(0.2, 0.6);
        collar = rectum ? draw.between(0.3, 0.5) : draw.between(0.5, 0.9);
        columns = draw.count(8, 12);
        skin = new Tint(0.88f, 0.62f, 0.54f).vary(draw);
        float reach = rectum ? 0.6f : 1.1f;
        float fromX = reach * draw.between(-1, 1);
        float fromY = reach * draw.between(-0.6, 1);
        float side = draw.between(-0.7, 0.7);
        float radius = rectum ? draw.between(0.42, 0.52) : draw.between(0.45, 0.58);
        shaft = Shaft.of(draw, radius, fromX, fromY, deep, 1.9f * side, 1.75f);
        float turn = 0.1f * draw.spread() + 0.5f * fromX / deep;
        pose = Pose.of(
                0,
                0,
                draw.between(0, 0.7),
                turn,
                0.1f * draw.spread() + 0.4f * fromY / deep,
                rectum ? draw.angle() : 0.5f * draw.spread());
    }

    @Override
    public float distance(float x, float y, float z) {
        float off = shaft.off(x, y, z);
        float wall = wall(x, y, z, off);
        // The shaft runs slanting: what is measured at one depth is too much.
        return Math.min(0.8f * wall, 0.75f * (off - shaft.radius()));
    }

    private float wall(float x, float y, float z, float off) {
        float hollow = Shapes.hollow(x, y, z, wide, wide, deep);
        float most = 0.2f + folds + 1.4f * collar;
        if (hollow > most + 0.5f) {
            return hollow - most;
        }
        float wave = noise.at(0.55f * x + 3, 0.55f * y, 0.55f * z);
        float ridge = folds * Soft.step(-0.5f, 0.7f, noise.at(0.5f * x, 0.5f * y + 8, 0.3f * z));
        float beside = Math.max(0, off - shaft.radius());
        float lip = collar * Soft.bump(beside / (rectum ? 1.2f : 1.4f));
        if (rectum) {
            float uneven = 0.7f + 0.5f * noise.at(1.3f * x, 1.3f * y, 1.3f * z);
            lip += 0.3f * collar * uneven * column(x, y, off) * Soft.bump((beside - 0.2f) / 0.7f);
        }
        return hollow - 0.2f * wave - ridge - (z > 0 ? lip : 0);
    }

    /** From -1 to 1: between two anal columns, and on one. */
    private float column(float x, float y, float off) {
        float way = Math.max(off, 0.1f);
        float c = (x - shaft.fromX()) / way;
        float s = (y - shaft.fromY()) / way;
        float size = Math.max(Soft.length(c, s), 1e-3f);
        return Shapes.wave(c / size, s / size, columns);
    }

    @Override
    public float relief(float x, float y, float z) {
        return shaft.off(x, y, z) - shaft.radius() < 0.02f ? 0 : mucosa.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        float off = shaft.off(x, y, z);
        if (off - shaft.radius() < wall(x, y, z, off)) {
            shaft.paint(x, y, z, paint);
            return;
        }
        mucosa.paint(x, y, z, paint);
        float beside = off - shaft.radius();
        if (rectum) {
            float jag = 0.08f * column(x, y, off) + 0.2f * noise.rough(2 * x, 2 * y, 2 * z);
            float skinned = z > 0 ? Soft.step(0.06f, -0.06f, beside - 0.7f - jag) : 0;
            paint.cover(skin.red(), skin.green(), skin.blue(), 0.95f * skinned);
        } else {
            float fresh = 0.2f * Soft.bump(beside / 1.2f);
            paint.filter(1, 1 - fresh, 1 - fresh);
        }
    }

    @Override
    public Pose pose() {
        return pose;
    }
}
