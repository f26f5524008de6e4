package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;

/**
 * Folds along a tube, as those of the oesophagus and the rugae of the stomach.
 *
 * @param count how many there are round the wall
 * @param depth how far they stand in, in centimetres
 * @param wander how far they wind, in radians
 * @param side where they are: all round below -1, and from there up on the half round {@code -y} alone
 */
record Ridges(Noise noise, int count, float depth, float wander, float side) {
    /** How far a fold stands in, in the direction {@code (c, s)} and so far along. */
    float height(float c, float s, float along) {
        float here = side < -1 ? 1 : Soft.step(side + 0.5f, side - 0.5f, s);
        if (depth * here == 0) {
            return 0;
        }
        float turn = wander * noise.at(0.9f * c, 0.9f * s, 0.55f * along);
        float cos = c - turn * s;
        float sin = s + turn * c;
        float wave = 0.5f + 0.5f * Shapes.wave(cos, sin, count);
        float tall = 0.75f + 0.35f * noise.at(1.3f * c + 9, 1.3f * s, 0.3f * along);
        return depth * here * tall * wave * (1.4f - 0.4f * wave);
    }
}
