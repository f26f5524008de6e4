package io.retroflex.scenes.surface;

import io.retroflex.scenes.maths.Noise;
import io.retroflex.scenes.maths.Soft;

/**
 * Vessels under the surface: thin winding lines where a noise passes through zero, thick ones with thin ones between.
 *
 * @param strength 0 for none, 1 for plain ones, at most 1.5
 * @param spacing between two thick ones, in centimetres
 */
public record Vessels(Noise noise, float strength, float spacing) {
    /** How much of a vessel is seen at a point: 0 for none, {@code strength} in the middle of one. */
    public float at(float x, float y, float z) {
        if (strength == 0) {
            return 0;
        }
        float f = 1 / spacing;
        float bendX = 0.5f * noise.at(2.7f * f * x, 2.7f * f * y, 2.7f * f * z + 11);
        float bendY = 0.45f * noise.at(2.7f * f * x + 5, 2.7f * f * y + 17, 2.7f * f * z);
        float thick = line(noise.toZero(f * x + bendX, f * y + bendY, f * z), 0.03f);
        float thin = line(noise.toZero(2.3f * f * x + bendY + 3, 2.3f * f * y + bendX, 2.3f * f * z + 9), 0.036f);
        // They dive and come up again.
        float depth = noise.at(0.8f * f * x + 21, 0.8f * f * y, 0.8f * f * z + 5);
        return strength * Math.max(thick * Soft.step(-0.6f, 0.1f, depth), 0.7f * thin * Soft.step(-0.1f, 0.5f, depth));
    }

    private static float line(float off, float width) {
        return 1 - Soft.step(0.3f * width, width, off);
    }
}
