package io.retroflex.audit.quality;

/**
 * The blur effect (Crete, Dolmiere, Ladret and Nicolas 2007): a sharp picture loses much of the difference between
 * neighbouring pixels when it is blurred, a blurred one little.
 */
final class Blur {
    /** Length of the averaging filter: nine pixels, as published. */
    private static final int RADIUS = 4;

    /** Steps of rounding and of grain, which a blur takes away from the softest picture too. */
    private static final int NOISE = 1;

    private Blur() {}

    /** One less the published measure, by its worse direction: 0 for what a blur changes nothing at, towards 1 for detail. */
    static double sharpness(int[] grey, int side) {
        return Math.min(along(grey, side, 1, side), along(grey, side, side, 1));
    }

    /** Along lines of pixels that lie {@code step} apart, the lines {@code next} apart. */
    private static double along(int[] grey, int side, int step, int next) {
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

    /** Sums of whole numbers, one pixel in and one out at each step. */
    private static void smooth(int[] grey, int start, int step, float[] out) {
        int side = out.length;
        int from = 0;
        int to = 0;
        int sum = 0;
        for (int i = 0; i < side; i++) {
            while (to < side && to <= i + RADIUS) {
                sum += grey[start + to++ * step];
            }
            if (from < i - RADIUS) {
                sum -= grey[start + from++ * step];
            }
            out[i] = (float) sum / (to - from);
        }
    }
}
