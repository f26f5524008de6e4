package io.retroflex.benchmarks.explain;

import io.retroflex.vision.picture.Picture;

/** The mean of each pixel's surroundings, twice over; black ones, outside the field of view, do not count. */
final class Blur {
    private Blur() {}

    static Picture of(Picture picture, int radius) {
        return once(once(picture, radius), radius);
    }

    private static Picture once(Picture picture, int radius) {
        int width = picture.width();
        int height = picture.height();
        // Summed areas of red, green, blue, and of the number of pixels seen.
        long[][] sums = new long[4][(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                boolean seen = Tiles.isSeen(picture.rgb(), at);
                for (int c = 0; c < 4; c++) {
                    long value = c == 3 ? (seen ? 1 : 0) : picture.rgb()[at + c] & 0xff;
                    int to = (y + 1) * (width + 1) + x + 1;
                    sums[c][to] = value + sums[c][to - 1] + sums[c][to - width - 1] - sums[c][to - width - 2];
                }
            }
        }
        byte[] rgb = new byte[picture.rgb().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int upper = Math.max(0, y - radius) * (width + 1);
                int lower = Math.min(height, y + radius + 1) * (width + 1);
                int left = Math.max(0, x - radius);
                int right = Math.min(width, x + radius + 1);
                long seen = area(sums[3], upper, lower, left, right);
                for (int c = 0; c < 3 && seen > 0; c++) {
                    rgb[(y * width + x) * 3 + c] = (byte) (area(sums[c], upper, lower, left, right) / seen);
                }
            }
        }
        return new Picture(width, height, rgb);
    }

    private static long area(long[] sums, int upper, int lower, int left, int right) {
        return sums[lower + right] - sums[lower + left] - sums[upper + right] + sums[upper + left];
    }
}
