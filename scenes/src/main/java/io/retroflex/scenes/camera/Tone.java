package io.retroflex.scenes.camera;

/**
 * A processor's colours.
 *
 * @param red green blue gains before the curve
 * @param gamma exponent of the curve; larger is flatter
 * @param saturation 1 leaves colours as they are
 * @param level the brightness that the exposure aims at, from 0 to 1
 */
record Tone(float red, float green, float blue, float gamma, float saturation, float level) {
    private static final int STEPS = 2048;
    private static final float TOP = 8;

    /** Linear light to a value from 0 to 1: a shoulder for what is bright, then the exponent. */
    float[] curve() {
        float[] curve = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double light = (double) i * i / ((double) STEPS * STEPS) * TOP;
            curve[i] = (float) StrictMath.pow(1 - StrictMath.exp(-light), 1 / gamma);
        }
        return curve;
    }

    /** Looks a value up; the curve's steps are finer where it is dark. */
    static float at(float[] curve, float light) {
        float place = STEPS * (float) Math.sqrt(Math.clamp(light / TOP, 0, 1));
        int index = Math.min(STEPS - 1, (int) place);
        return curve[index] + (curve[index + 1] - curve[index]) * (place - index);
    }
}
