package io.retroflex.audit.quality;

/**
 * The blur effect (Crete, Dolmiere, Ladret and Nicolas 2007) along the lines or the columns of a picture: a sharp picture loses
 * much of the difference between neighbouring pixels when it is blurred, a blurred one little.
 *
 * <p>A pixel's blurred value is the mean of up to nine. From one pixel to the next that mean changes by what comes in at one
 * end and goes out at the other; counted in ninths all of it is whole numbers, and exact.
 */
final class Blur {
    /** Length of the averaging filter: nine pixels, as published. */
    private static final int RADIUS = 4;

    private static final int LENGTH = 2 * RADIUS + 1;

    /** At the ends of a line the mean is that of five to nine pixels: all of those divide this. */
    private static final int PARTS = 5 * 7 * 8 * 9;

    /** Steps of rounding and of grain, which a blur takes away from the softest picture too. */
    private static final int NOISE = 1;

    private final int[] grey;
    private final int side;

    /** From one pixel of a line to its next, and from one line to the next. */
    private final int step;

    private final int next;

    private long differences;

    /** What a blur takes of the differences, in {@link #PARTS} of one. */
    private long lost;

    private Blur(int[] grey, int side, int step, int next) {
        this.grey = grey;
        this.side = side;
        this.step = step;
        this.next = next;
    }

    /**
     * One less the published measure, by its worse direction: 0 for what a blur changes nothing at, towards 1 for detail.
     *
     * @param grey {@code int[side][side]}, 0 to 255, of at least nine pixels a side
     */
    static double sharpness(int[] grey, int side) {
        return Math.min(new Blur(grey, side, 1, side).sharpness(), new Blur(grey, side, side, 1).sharpness());
    }

    private double sharpness() {
        for (int line = 0; line < side; line++) {
            ends(line * next, 1, RADIUS + 1);
            ends(line * next, side - RADIUS, side);
        }
        if (step == 1) {
            middle(0, side, LENGTH - RADIUS, side - RADIUS);
        } else {
            middle(LENGTH - RADIUS, side - RADIUS, 0, side);
        }
        return differences == 0 ? 0 : (double) lost / PARTS / differences;
    }

    /** Where the mean of a pixel and of the one before it are both of nine; as the pixels lie in memory, whatever the direction. */
    private void middle(int top, int bottom, int left, int right) {
        for (int y = top; y < bottom; y++) {
            int all = 0;
            int ninths = 0;
            for (int i = y * side + left; i < y * side + right; i++) {
                int sharp = sharp(i);
                int soft = Math.abs(grey[i + RADIUS * step] - grey[i - (RADIUS + 1) * step]);
                all += sharp;
                ninths += Math.max(0, LENGTH * sharp - soft);
            }
            differences += all;
            lost += (long) PARTS / LENGTH * ninths;
        }
    }

    /** Some pixels of a line at whose mean fewer than nine take part. */
    private void ends(int start, int from, int to) {
        int sum = sum(start, from - 1);
        int before = mean(sum, from - 1);
        for (int i = from; i < to; i++) {
            sum += i + RADIUS < side ? grey[start + (i + RADIUS) * step] : 0;
            sum -= i > RADIUS ? grey[start + (i - RADIUS - 1) * step] : 0;
            int sharp = sharp(start + i * step);
            int here = mean(sum, i);
            differences += sharp;
            lost += Math.max(0, PARTS * sharp - Math.abs(here - before));
            before = here;
        }
    }

    /** How much a pixel differs from the one before it in its line. */
    private int sharp(int pixel) {
        return Math.max(0, Math.abs(grey[pixel] - grey[pixel - step]) - NOISE);
    }

    /** Of a pixel of a line and those around it. */
    private int sum(int start, int i) {
        int sum = 0;
        for (int j = Math.max(0, i - RADIUS); j <= Math.min(side - 1, i + RADIUS); j++) {
            sum += grey[start + j * step];
        }
        return sum;
    }

    /** The mean around a pixel of a line, in {@link #PARTS} of one. */
    private int mean(int sum, int i) {
        return PARTS / (Math.min(side - 1, i + RADIUS) - Math.max(0, i - RADIUS) + 1) * sum;
    }
}
