package io.retroflex.vision.picture;

/** The largest connected patch of a grid, text and thin lines worn away first. */
final class LargestPatch {
    private final int width;
    private final int height;

    LargestPatch(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The pixels of the patch, a new grid, of a grid {@code boolean[height][width]}. */
    boolean[] of(boolean[] pixels) {
        boolean[] core = spread(pixels, false);
        boolean[] largest = spread(largest(core), true);
        for (int i = 0; i < pixels.length; i++) {
            largest[i] &= pixels[i];
        }
        return largest;
    }

    private boolean[] largest(boolean[] pixels) {
        int[] patch = new int[pixels.length];
        int[] queue = new int[pixels.length];
        int best = 0;
        int bestSize = 0;
        int patches = 0;
        for (int start = 0; start < pixels.length; start++) {
            if (pixels[start] && patch[start] == 0) {
                int size = fill(pixels, patch, queue, start, ++patches);
                if (size > bestSize) {
                    best = patches;
                    bestSize = size;
                }
            }
        }
        boolean[] largest = new boolean[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            largest[i] = best > 0 && patch[i] == best;
        }
        return largest;
    }

    /** Numbers the pixels connected to one, sideways and up and down; returns how many they are. */
    private int fill(boolean[] pixels, int[] patch, int[] queue, int start, int number) {
        int end = 1;
        queue[0] = start;
        patch[start] = number;
        for (int at = 0; at < end; at++) {
            int pixel = queue[at];
            int x = pixel % width;
            end = visit(x > 0, pixel - 1, pixels, patch, queue, end, number);
            end = visit(x < width - 1, pixel + 1, pixels, patch, queue, end, number);
            end = visit(pixel >= width, pixel - width, pixels, patch, queue, end, number);
            end = visit(pixel < pixels.length - width, pixel + width, pixels, patch, queue, end, number);
        }
        return end;
    }

    private static int visit(
            boolean exists, int pixel, boolean[] pixels, int[] patch, int[] queue, int end, int number) {
        if (!exists || !pixels[pixel] || patch[pixel] != 0) {
            return end;
        }
        patch[pixel] = number;
        queue[end] = pixel;
        return end + 1;
    }

    /** Every pixel next to one of the value takes it too, diagonally as well; rows first, then columns. */
    private boolean[] spread(boolean[] pixels, boolean value) {
        boolean[] along = pixels.clone();
        for (int y = 0; y < height; y++) {
            for (int x = 1, i = y * width + 1; x < width; x++, i++) {
                if (pixels[i] == value) {
                    along[i - 1] = value;
                }
                if (pixels[i - 1] == value) {
                    along[i] = value;
                }
            }
        }
        boolean[] spread = along.clone();
        for (int i = width; i < along.length; i++) {
            if (along[i] == value) {
                spread[i - width] = value;
            }
            if (along[i - width] == value) {
                spread[i] = value;
            }
        }
        return spread;
    }
}
