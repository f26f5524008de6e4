package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;

/** The sites of the upper tract, from the oesophagus to the bulb. */
public final class Upper {
    private Upper() {}

    /** The body of the stomach: long winding rugae on the greater curve run away from the lens. */
    public static Site body(Draw draw) {
        Noise noise = new Noise(draw);
        float radius = draw.between(2.4, 3.2);
        Ridges rugae = new Ridges(
                noise, draw.count(10, 15), draw.between(0.4, 0.65), draw.between(0.2, 0.4), draw.between(0, 0.5));
        Bend bend = new Bend(draw.between(2, 5), draw.between(5, 9));
        Rings none = new Rings(draw, Shelf.NONE);
        Tube tube = new Tube(radius, draw.between(0.3, 0.6), 0, 0.1f, noise, bend, none, rugae);
        Pose pose = Pose.of(
                draw.between(-0.6, 0.6),
                draw.between(0, 0.9),
                draw.between(0, 1),
                0.12f * draw.spread(),
                -0.15f + 0.12f * draw.spread(),
                0.5f * draw.spread());
        return new TubeSite(tube, Lining.stomach(draw, noise), pose);
    }

    /** The notch between body and antrum. */
    public static Site angulus(Draw draw) {
        return new Angulus(draw);
    }

    /** The way out of the stomach, from the antrum. */
    public static Site pylorus(Draw draw) {
        return new Pylorus(draw);
    }

    /** The first part of the duodenum. */
    public static Site bulb(Draw draw) {
        return new Bulb(draw);
    }

    /** The oesophagus. */
    public static Site oesophagus(Draw draw) {
        return new Oesophagus(draw);
    }

    /** The fundus and the cardia, looked back at. */
    public static Site retroflexed(Draw draw) {
        return new Retroflexed(draw, false);
    }

    /** Where the oesophagus meets the stomach. */
    public static Site zLine(Draw draw) {
        return new ZLine(draw);
    }
}
