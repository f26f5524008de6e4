package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Tint;
import io.retroflex.scenes.surface.Vessels;

/** The linings of the organs, each a little different in every scene. */
final class Lining {
    private Lining() {}

    static Mucosa colon(Draw draw, Noise noise) {
        return colon(draw, noise, draw.between(0.25, 0.75));
    }

    static Mucosa colon(Draw draw, Noise noise, float vessels) {
        return lining(draw, noise, Tint.PINK_ORANGE, new Vessels(noise, vessels, draw.between(1.3, 2.2)), 0);
    }

    static Mucosa stomach(Draw draw, Noise noise) {
        return lining(draw, noise, Tint.SALMON, new Vessels(noise, draw.between(0, 0.2), 2), 0);
    }

    static Mucosa oesophagus(Draw draw, Noise noise) {
        return lining(draw, noise, Tint.PALE_PINK, new Vessels(noise, 0, 1), 0);
    }

    /** @param villi as {@link Mucosa} has it */
    static Mucosa smallBowel(Draw draw, Noise noise, float villi) {
        return lining(draw, noise, Tint.SHRIMP, new Vessels(noise, draw.between(0, 0.2), 1), villi);
    }

    private static Mucosa lining(Draw draw, Noise noise, Tint tint, Vessels vessels, float villi) {
        return new Mucosa(noise, tint.vary(draw), vessels, draw.between(0.15, 1), draw.between(0.0008, 0.003), villi);
    }
}
