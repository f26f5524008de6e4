package io.retroflex.scenes.surface;

import io.retroflex.scenes.maths.Noise;

/**
 * A moist lining: a colour with clouds of paler and redder, vessels that shine through, and a fine relief.
 *
 * @param moist how strongly it mirrors, about 1
 * @param fine height of its finest unevenness, in centimetres
 * @param villi how high the villi stand: 0 for a smooth lining, 0.5 for a velvety one, at most 1.5
 */
public record Mucosa(Noise noise, Tint tint, Vessels vessels, float moist, float fine, float villi) {
    /** Paints a point. */
    public void paint(float x, float y, float z, Paint paint) {
        paint.set(tint.red(), tint.green(), tint.blue());
        paint.mirror(moist, 0.26f - 0.1f * moist);
        float cloud = noise.rough(0.7f * x + 3, 0.7f * y, 0.7f * z);
        float grain = noise.at(9 * x, 9 * y, 9 * z);
        paint.filter(
                1 + 0.04f * cloud + 0.02f * grain,
                1 + 0.11f * cloud + 0.05f * grain,
                1 + 0.12f * cloud + 0.05f * grain);
        float vessel = vessels.at(x, y, z);
        paint.filter(1 - 0.25f * vessel, 1 - 0.45f * vessel, 1 - 0.4f * vessel);
        if (villi > 0) {
            float tip = villus(x, y, z);
            paint.shade(1 - villi * (0.22f - 0.4f * tip));
            paint.mirror(moist * (1 - 0.5f * villi), 0.2f + 0.16f * villi);
        }
    }

    /** How far the lining stands out at a point, in centimetres: far less than a fold. */
    public float relief(float x, float y, float z) {
        float swell = 2.5f * fine * noise.at(3.1f * x, 3.1f * y, 3.1f * z) + fine * noise.at(8 * x + 5, 8 * y, 8 * z);
        return villi == 0 ? swell : swell + 0.022f * villi * villus(x, y, z);
    }

    private float villus(float x, float y, float z) {
        return 0.5f + 0.5f * noise.at(17 * x, 17 * y, 17 * z) + 0.2f * noise.at(7 * x, 7 * y + 3, 7 * z);
    }
}
