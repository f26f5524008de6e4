package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.surface.Mucosa;

/** The sites of the bowel, from the duodenum on. */
public final class Bowel {
    private Bowel() {}

    /** Close thin folds all round, villi on them. */
    public static Site duodenum(Draw draw) {
        Noise noise = new Noise(draw);
        float radius = draw.between(1.25, 1.6);
        Shelf folds = Shelf.every(draw.between(0.5, 0.72), radius * draw.between(0.26, 0.36))
                .thick(0.05f, 0.2f)
                .round(draw.between(0.5, 0.8))
                .leaning(draw.between(0.06, 0.12));
        Bend bend = new Bend(draw.between(1, 4), draw.between(3, 8));
        return tube(draw, noise, radius, 0, bend, folds, Lining.smallBowel(draw, noise, draw.between(0.35, 0.6)));
    }

    /** Narrow and granular, hardly a ring. */
    public static Site ileum(Draw draw) {
        Noise noise = new Noise(draw);
        float radius = draw.between(0.95, 1.2);
        Shelf folds = Shelf.every(draw.between(0.8, 1.2), radius * draw.between(0.06, 0.13))
                .thick(0.06f, 0.3f)
                .round(0.7f);
        Bend bend = new Bend(draw.between(0.2, 2), draw.between(1.8, 4));
        return tube(draw, noise, radius, 0, bend, folds, Lining.smallBowel(draw, noise, draw.between(1, 1.5)));
    }

    /** Three walls and three-sided folds, one behind the other. */
    public static Site transverse(Draw draw) {
        Noise noise = new Noise(draw);
        float radius = draw.between(1.9, 2.5);
        Shelf folds = Shelf.every(draw.between(1.5, 2.1), radius * draw.between(0.24, 0.34));
        Bend bend = new Bend(draw.between(4, 8), draw.between(7, 14));
        return tube(draw, noise, radius, draw.between(0.85, 1), bend, folds, Lining.colon(draw, noise));
    }

    /** Round and straight, shallow folds. */
    public static Site descending(Draw draw) {
        Noise noise = new Noise(draw);
        float radius = draw.between(1.6, 2.1);
        Shelf folds = Shelf.every(draw.between(1.5, 2.3), radius * draw.between(0.1, 0.2))
                .thick(0.1f, 0.6f)
                .round(draw.between(0.3, 0.8))
                .leaning(0.15f);
        Bend bend = new Bend(draw.between(5, 9), draw.between(9, 20));
        return tube(draw, noise, radius, 0, bend, folds, Lining.colon(draw, noise));
    }

    /** The way goes off to a side behind folds that overlap. */
    public static Site sigmoid(Draw draw) {
        Noise noise = new Noise(draw);
        float radius = draw.between(1.5, 1.9);
        Shelf folds = Shelf.every(draw.between(1.1, 1.6), radius * draw.between(0.3, 0.48))
                .thick(0.1f, 0.4f)
                .leaning(0.14f)
                .opposite();
        Bend bend = new Bend(draw.between(0.2, 1.1), radius * draw.between(1.15, 1.45));
        return tube(draw, noise, radius, 0, bend, folds, Lining.colon(draw, noise));
    }

    /** Wide, two or three half-moon valves from alternate sides, many vessels. */
    public static Site rectum(Draw draw) {
        Noise noise = new Noise(draw);
        float radius = draw.between(2.5, 3);
        Shelf valves = Shelf.every(draw.between(3, 3.8), radius * draw.between(0.5, 0.68))
                .leaning(0.15f)
                .opposite();
        Bend bend = new Bend(draw.between(6, 8), draw.between(4, 7));
        return tube(draw, noise, radius, 0, bend, valves, Lining.colon(draw, noise, draw.between(1, 1.5)));
    }

    /** The blind end of the colon. */
    public static Site cecum(Draw draw) {
        return new Cecum(draw);
    }

    /** The valve between ileum and colon, seen from the colon. */
    public static Site valve(Draw draw) {
        return new IleocecalValve(draw);
    }

    /** The lower rectum, looked back at. */
    public static Site retroflexed(Draw draw) {
        return new Retroflexed(draw, true);
    }

    private static Site tube(
            Draw draw, Noise noise, float radius, float corner, Bend bend, Shelf folds, Mucosa mucosa) {
        Ridges none = new Ridges(noise, 0, 0, 0, -2);
        Tube tube = new Tube(
                radius, 0, corner, draw.between(0.05, 0.14) * radius, noise, bend, new Rings(draw, folds), none);
        Site site = new TubeSite(tube, mucosa, Pose.inTube(draw, 0.35f * radius, 0.12f));
        // A lens that touches a fold shows nothing but its blur.
        for (int attempt = 0; attempt < 30 && !Spot.isOpen(site, 0.25f * radius, 1.3f * radius); attempt++) {
            site = new TubeSite(tube, mucosa, Pose.inTube(draw, 0.35f * radius, 0.12f));
        }
        return site;
    }
}
