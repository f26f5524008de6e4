package io.retroflex.vision.explain;

import io.retroflex.vision.picture.Picture;

/**
 * A square window that slides over a picture, cell by cell, and hides what lies under it.
 *
 * @param cells along each side of the picture
 * @param span of the window, in cells
 */
public record Occlusion(int cells, int span, Fill fill) {
    /** What JPEG makes of black is still black; the darkest lumen is brighter. */
    private static final int BLACK = 8;

    /** What hides a part. */
    public enum Fill {
        /** The mean colour of what is hidden: its detail goes, its colour stays. */
        OWN_MEAN,
        /** The mean colour of the picture. */
        PICTURE_MEAN
    }

    /** @throws IllegalArgumentException unless the window is at least a cell and at most the picture */
    public Occlusion {
        if (span < 1 || span > cells) {
            throw new IllegalArgumentException("a window of " + span + " cells does not slide over " + cells);
        }
    }

    /** How many places the window takes: each cell lies under {@code span * span} of them. */
    int windows() {
        return steps() * steps();
    }

    private int steps() {
        return cells + span - 1;
    }

    /** The first row of cells under a window, above the picture for those that reach over its edge. */
    int top(int window) {
        return window / steps() - span + 1;
    }

    /** The first column of cells under a window. */
    int left(int window) {
        return window % steps() - span + 1;
    }

    /** The picture with a window over it. What is black stays: it lies outside the field of view. */
    Picture hide(Picture picture, int window) {
        int top = edge(top(window), picture.height());
        int bottom = edge(top(window) + span, picture.height());
        int left = edge(left(window), picture.width());
        int right = edge(left(window) + span, picture.width());
        byte[] rgb = picture.rgb().clone();
        byte[] colour = fill == Fill.OWN_MEAN
                ? mean(picture, top, bottom, left, right)
                : mean(picture, 0, picture.height(), 0, picture.width());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = (y * picture.width() + x) * 3;
                if (isSeen(rgb, at)) {
                    System.arraycopy(colour, 0, rgb, at, 3);
                }
            }
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    private int edge(int cell, int length) {
        return Math.clamp(cell, 0, cells) * length / cells;
    }

    private static byte[] mean(Picture picture, int top, int bottom, int left, int right) {
        byte[] rgb = picture.rgb();
        long[] sums = new long[3];
        long seen = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = (y * picture.width() + x) * 3;
                if (isSeen(rgb, at)) {
                    seen++;
                    for (int c = 0; c < 3; c++) {
                        sums[c] += rgb[at + c] & 0xff;
                    }
                }
            }
        }
        byte[] mean = new byte[3];
        for (int c = 0; c < 3; c++) {
            mean[c] = (byte) Math.round((double) sums[c] / Math.max(1, seen));
        }
        return mean;
    }

    private static boolean isSeen(byte[] rgb, int at) {
        return Math.max(rgb[at] & 0xff, Math.max(rgb[at + 1] & 0xff, rgb[at + 2] & 0xff)) > BLACK;
    }
}
