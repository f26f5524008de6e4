package io.retroflex.training.augment;

import io.retroflex.vision.picture.Picture;

/**
 * A map from the target's pixels to the source's: {@code u = u0 + ux x + uy y}, {@code v = v0 + vx x + vy y}, where a pixel
 * reaches from its index to the next.
 */
record Affine(double u0, double ux, double uy, double v0, double vx, double vy) {
    /** Bits behind the point of a position. */
    private static final int POINT = 24;

    private static final long HALF = 1L << (POINT - 1);

    /** Bits of a bilinear weight along one axis. */
    private static final int WEIGHT = 6;

    private static final int ONE = 1 << WEIGHT;

    /** Three channels side by side in one long, so that one multiplication serves all three. */
    private static final int LANE = 21;

    private static final long LANE_MASK = (1L << LANE) - 1;

    /** More samples than pixels only where the map shrinks by more than this: less is not seen. */
    private static final double SHRINKS = 1.05;

    /** The map that takes the target's centre to a point of the source. */
    static Affine about(double centreU, double centreV, double ux, double uy, double vx, double vy, double centre) {
        return new Affine(centreU - (ux + uy) * centre, ux, uy, centreV - (vx + vy) * centre, vx, vy);
    }

    /**
     * The source seen through the map, black outside. Each pixel is the mean of bilinear samples that lie less than about a
     * source pixel apart, so nothing is skipped where the map shrinks.
     *
     * @return {@code byte[size * size * 3]}
     */
    byte[] sample(Picture source, int size) {
        long[] pixels = padded(source);
        int stride = source.width() + 2;
        long width = (long) source.width() << POINT;
        long height = (long) source.height() << POINT;
        int across = samples(Math.hypot(ux, vx));
        int down = samples(Math.hypot(uy, vy));
        int total = (across * down) << (2 * WEIGHT);
        long stepU = fixed(ux / across);
        long stepV = fixed(vx / across);
        byte[] target = new byte[size * size * 3];
        int to = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int red = total / 2;
                int green = total / 2;
                int blue = total / 2;
                for (int j = 0; j < down; j++) {
                    double row = y + (j + 0.5) / down;
                    double column = x + 0.5 / across;
                    long u = fixed(u0 + ux * column + uy * row);
                    long v = fixed(v0 + vx * column + vy * row);
                    for (int i = 0; i < across; i++, u += stepU, v += stepV) {
                        if (u < 0 || u >= width || v < 0 || v >= height) {
                            continue;
                        }
                        long sum = bilinear(pixels, stride, u + HALF, v + HALF);
                        red += (int) (sum >>> (2 * LANE));
                        green += (int) ((sum >>> LANE) & LANE_MASK);
                        blue += (int) (sum & LANE_MASK);
                    }
                }
                target[to++] = (byte) (red / total);
                target[to++] = (byte) (green / total);
                target[to++] = (byte) (blue / total);
            }
        }
        return target;
    }

    /** The three channels times 2^12, each in its lane. */
    private static long bilinear(long[] pixels, int stride, long u, long v) {
        int at = (int) (v >> POINT) * stride + (int) (u >> POINT);
        long right = (u >> (POINT - WEIGHT)) & (ONE - 1);
        long below = (v >> (POINT - WEIGHT)) & (ONE - 1);
        long left = ONE - right;
        long above = ONE - below;
        return pixels[at] * (left * above)
                + pixels[at + 1] * (right * above)
                + pixels[at + stride] * (left * below)
                + pixels[at + stride + 1] * (right * below);
    }

    /** The source with its border repeated once around it, so that no sample needs a test at the rim. */
    private static long[] padded(Picture source) {
        int width = source.width();
        int height = source.height();
        byte[] rgb = source.rgb();
        long[] pixels = new long[(width + 2) * (height + 2)];
        int to = 0;
        for (int y = -1; y <= height; y++) {
            int row = Math.clamp(y, 0, height - 1) * width;
            for (int x = -1; x <= width; x++) {
                int at = (row + Math.clamp(x, 0, width - 1)) * 3;
                pixels[to++] = (long) (rgb[at] & 0xff) << (2 * LANE)
                        | (long) (rgb[at + 1] & 0xff) << LANE
                        | (rgb[at + 2] & 0xff);
            }
        }
        return pixels;
    }

    /** More than 32 a side would overflow the sums; no training picture is that large. */
    private static int samples(double step) {
        return step <= SHRINKS ? 1 : (int) Math.min(32, Math.ceil(step));
    }

    private static long fixed(double position) {
        return Math.round(position * (1L << POINT));
    }
}
