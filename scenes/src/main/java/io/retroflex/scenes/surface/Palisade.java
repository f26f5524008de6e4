package io.retroflex.scenes.surface;

import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;

/**
 * The fine straight vessels that run along the oesophagus.
 *
 * @param strength from 0 for none to 1
 */
public record Palisade(Noise noise, float strength) {
    /** Draws them over a lining, in the direction {@code (c, s)} from the axis and so far along it. */
    public void draw(float c, float s, float along, Paint paint) {
        float sway = 0.2f * noise.at(3 * c, 3 * s, 1.1f * along);
        float line = noise.at(6.5f * c + sway, 6.5f * s - sway, 0.13f * along);
        float there = Soft.step(-0.5f, 0.3f, noise.at(2 * c + 7, 2 * s, 0.5f * along));
        float vessel = strength * there * (1 - Soft.step(0.015f, 0.07f, Math.abs(line)));
        paint.filter(1 - 0.2f * vessel, 1 - 0.42f * vessel, 1 - 0.36f * vessel);
    }
}
