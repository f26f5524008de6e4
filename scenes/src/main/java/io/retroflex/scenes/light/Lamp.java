package io.retroflex.scenes.light;

import io.retroflex.scenes.maths.Draw;

/**
 * The light guides on both sides of the lens.
 *
 * @param apart half of their distance in centimetres
 * @param lift how far above the lens they are
 * @param focus how much darker the rim of their beam is, from 0
 * @param round how much light comes back from other walls
 */
public record Lamp(float apart, float lift, float focus, float round) {
    /** One as endoscopes have it. */
    public static Lamp of(Draw draw) {
        return new Lamp(
                draw.between(0.12, 0.3), draw.between(-0.15, 0.25), draw.between(0.3, 1.3), draw.between(0.04, 0.09));
    }
}
