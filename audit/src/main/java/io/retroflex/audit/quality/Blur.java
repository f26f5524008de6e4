package io.retroflex.audit.quality;

/**
 * The blur effect (Crete, Dolmiere, Ladret and Nicolas 2007): a sharp picture loses much of the difference between
 * neighbouring pixels when it is blurred, a blurred one little.
 */
final class Blur {
    /** Length of the averaging filter: nine pixels, as published. */
    private static final int RADIUS = 4;

    /** Steps of rounding and of grain, which a blur takes away from the softest picture too. */
    private static final float NOISE = 1;

    private Blur() {}

    /** One less the published measure, by its worse direction: 0 for what a blur changes nothing at, towards 1 for detail. */
    static double sharpness(float[] grey, int side) {
        return Math.min(along(grey, side, 1, side), along(grey, side, side, 1));
    }

    /** Along lines of pixels that lie {@code step} apart, the lines {@code next} apart. */
    private static double along(float[] grey, int side, int step, int next) {
        double differences = 0;
        double lost = 0;
        float[] smooth = new float[side];
        for (int line = 0; line < side; line++) {
            int start = line * next;
            smooth(grey, start, step, smooth);
            for (int i = 1; i < side; i++) {
                double sharp = Math.max(0, Math.abs(grey[start + i * step] - grey[start + (i - 1) * step]) - NOISE);
                double soft = Math.abs(smooth[i] - smooth[i - 1]);
                differences += sharp;
                lost += Math.max(0, sharp - soft);
            }
        }
        return differences == 0 ? 0 : lost / differences;
    }

    private static void smooth(float[] grey, int start, int step, float[] out) {
        int side = out.length;
        for (int i = 0; i < side; i++) {
            float sum = 0;
            int from = Math.max(0, i - RADIUS);
            int to = Math.min(side - 1, i + RADIUS);
            for (int j = from; j <= to; j++) {
                sum += grey[start + j * step];
            }
            out[i] = sum / (to - from + 1);
        }
    }
}
