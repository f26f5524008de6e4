package io.retroflex.scenes.camera;

/**
 * A lens and the sensor behind it.
 *
 * @param fieldOfView degrees across the height of the picture
 * @param barrel how much the rim is pressed together: 0 for none (perspective) to 1 (equal angles)
 * @param blur of a point, as a share of a hundredth of the height
 * @param sharpening how much the processor lifts edges, from 0
 * @param noise of the sensor, in levels of 255
 */
record Optics(float fieldOfView, float barrel, float blur, float sharpening, float noise) {
    private static final double WIDEST = StrictMath.toRadians(88);
    private static final int STEPS = 512;
    private static final float REACH = 1.8f;

    /** Rays {@code [height][width][3]} for pixels at those places. */
    float[] rays(int width, int height, float middle) {
        float[] sine = new float[STEPS + 2];
        float[] cosine = new float[STEPS + 2];
        double half = StrictMath.toRadians(fieldOfView / 2);
        for (int i = 0; i < sine.length; i++) {
            double r = REACH * i / STEPS;
            double flat = StrictMath.atan(r * StrictMath.tan(Math.min(half, WIDEST)));
            double angle = Math.min(WIDEST, (1 - barrel) * flat + barrel * r * half);
            sine[i] = (float) StrictMath.sin(angle);
            cosine[i] = (float) StrictMath.cos(angle);
        }
        float[] rays = new float[3 * width * height];
        float scale = 2f / height;
        for (int y = 0, at = 0; y < height; y++) {
            float v = 1 - (y + 0.5f) * scale;
            for (int x = 0; x < width; x++, at += 3) {
                float u = (x + 0.5f - 0.5f * width) * scale - middle;
                float r = Math.max(1e-6f, (float) Math.sqrt(u * u + v * v));
                float place = Math.min(STEPS, r / REACH * STEPS);
                int index = (int) place;
                float part = place - index;
                float s = (sine[index] + (sine[index + 1] - sine[index]) * part) / r;
                float c = cosine[index] + (cosine[index + 1] - cosine[index]) * part;
                float size = (float) Math.sqrt(s * s * r * r + c * c);
                rays[at] = s * u / size;
                rays[at + 1] = s * v / size;
                rays[at + 2] = c / size;
            }
        }
        return rays;
    }
}
