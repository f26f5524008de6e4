package io.retroflex.training.augment;

import io.retroflex.vision.picture.Picture;

/** A square picture in the making, changed in place by one step after the other. */
final class Canvas {
    /** Below this, of 255, a pixel counts as masked or outside the field of view. */
    private static final int LIT = 16;

    private final int size;
    private final byte[] rgb;

    /** @param rgb {@code byte[size * size * 3]}, handed over */
    Canvas(int size, byte[] rgb) {
        this.size = size;
        this.rgb = rgb;
    }

    int size() {
        return size;
    }

    /** The pixels, {@code byte[size * size * 3]}, to be changed. */
    byte[] rgb() {
        return rgb;
    }

    Picture picture() {
        return new Picture(size, size, rgb);
    }

    boolean lit(int x, int y) {
        int at = (y * size + x) * 3;
        return Math.max(rgb[at] & 0xff, Math.max(rgb[at + 1] & 0xff, rgb[at + 2] & 0xff)) >= LIT;
    }

    /** Moves a pixel towards a grey by a share in [0, 1]. */
    void blend(int x, int y, int grey, double share) {
        int at = (y * size + x) * 3;
        for (int i = at; i < at + 3; i++) {
            int value = rgb[i] & 0xff;
            rgb[i] = (byte) (value + (int) Math.rint((grey - value) * share));
        }
    }

    /** Fills the part of a rectangle that lies on the canvas. */
    void fill(int left, int top, int width, int height, int grey) {
        int right = Math.min(size, left + width);
        int bottom = Math.min(size, top + height);
        for (int y = Math.max(0, top); y < bottom; y++) {
            for (int x = Math.max(0, left); x < right; x++) {
                blend(x, y, grey, 1);
            }
        }
    }
}
