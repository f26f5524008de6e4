package io.retroflex.vision.picture;

import java.util.Arrays;
import java.util.Optional;

/**
 * A small copy of a picture, sorted into what is lit, what is the inset's green, and which of the lit pixels belong to
 * the scope's picture: the largest lit patch, text and lines worn away.
 */
final class WorkingCopy {
    private static final int LONGER_SIDE = 256;

    /** Borders of real frames stay below 12 after JPEG; dark mucosa starts at about 25. */
    private static final int LIT = 20;

    final int width;
    final int height;

    /** {@code boolean[height][width]}, as the two others. */
    final boolean[] lit;

    final boolean[] green;
    final boolean[] scope;
    private final Picture original;

    private WorkingCopy(Picture original, Picture small) {
        this.original = original;
        width = small.width();
        height = small.height();
        lit = new boolean[width * height];
        green = new boolean[width * height];
        byte[] rgb = small.rgb();
        for (int i = 0; i < lit.length; i++) {
            int red = rgb[i * 3] & 0xff;
            int greenValue = rgb[i * 3 + 1] & 0xff;
            int blue = rgb[i * 3 + 2] & 0xff;
            green[i] = greenValue > 90 && greenValue - red > 60 && blue - red > 30 && greenValue - blue < 90;
            lit[i] = Math.max(red, Math.max(greenValue, blue)) >= LIT && !green[i];
        }
        scope = new Patch(width, height).largest(lit);
    }

    static WorkingCopy of(Picture picture) {
        double scale = (double) LONGER_SIDE / Math.max(picture.width(), picture.height());
        if (scale >= 1) {
            return new WorkingCopy(picture, picture);
        }
        int width = Math.max(1, (int) Math.rint(picture.width() * scale));
        int height = Math.max(1, (int) Math.rint(picture.height() * scale));
        return new WorkingCopy(picture, Resampling.BILINEAR.resize(picture, width, height));
    }

    Rectangle whole() {
        return new Rectangle(0, 0, width, height);
    }

    /** The same area in pixels of the original, rounded inwards for what touches no side. */
    Rectangle toPicture(Rectangle area) {
        double x = (double) original.width() / width;
        double y = (double) original.height() / height;
        int left = (int) Math.ceil(area.x() * x);
        int top = (int) Math.ceil(area.y() * y);
        int right = (int) Math.floor(area.right() * x + 1e-6);
        int bottom = (int) Math.floor(area.bottom() * y + 1e-6);
        return new Rectangle(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    /** The bounding box of what is lit outside an area, neither scope's picture nor inset. */
    Optional<Rectangle> textOutside(Rectangle area) {
        boolean[] text = new boolean[lit.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside =
                        x >= area.x() - 2 && x < area.right() + 2 && y >= area.y() - 2 && y < area.bottom() + 2;
                text[y * width + x] = !inside && lit[y * width + x] && !scope[y * width + x];
            }
        }
        return bounds(text);
    }

    Optional<Rectangle> bounds(boolean[] pixels) {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (pixels[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? Optional.empty() : Optional.of(new Rectangle(left, top, right - left, bottom - top));
    }

    /** The share of an area's pixels that are set. */
    double share(boolean[] pixels, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += pixels[y * width + x] ? 1 : 0;
            }
        }
        return count / (double) Math.max(1, (right - left) * (bottom - top));
    }

    /** Finds the largest connected patch of a grid. */
    private record Patch(int width, int height) {
        private boolean[] largest(boolean[] pixels) {
            boolean[] core = worn(pixels);
            int[] patch = new int[pixels.length];
            int[] queue = new int[pixels.length];
            int best = 0;
            int bestSize = 0;
            int patches = 0;
            for (int start = 0; start < pixels.length; start++) {
                if (core[start] && patch[start] == 0) {
                    int size = fill(core, patch, queue, start, ++patches);
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
            return regrown(largest, pixels);
        }

        private int fill(boolean[] pixels, int[] patch, int[] queue, int start, int number) {
            int end = 0;
            queue[end++] = start;
            patch[start] = number;
            for (int at = 0; at < end; at++) {
                int x = queue[at] % width;
                int y = queue[at] / width;
                int[] next = {
                    x > 0 ? queue[at] - 1 : -1,
                    x < width - 1 ? queue[at] + 1 : -1,
                    y > 0 ? queue[at] - width : -1,
                    y < height - 1 ? queue[at] + width : -1
                };
                for (int i : next) {
                    if (i >= 0 && pixels[i] && patch[i] == 0) {
                        patch[i] = number;
                        queue[end++] = i;
                    }
                }
            }
            return end;
        }

        /** Pixels whose eight neighbours are set too, where there are any. */
        private boolean[] worn(boolean[] pixels) {
            boolean[] worn = new boolean[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                worn[i] = neighbours(pixels, i, false) == 0;
            }
            return worn;
        }

        private boolean[] regrown(boolean[] pixels, boolean[] within) {
            boolean[] grown = Arrays.copyOf(within, within.length);
            for (int i = 0; i < pixels.length; i++) {
                grown[i] &= neighbours(pixels, i, true) > 0;
            }
            return grown;
        }

        private int neighbours(boolean[] pixels, int at, boolean value) {
            int x = at % width;
            int y = at / width;
            int count = 0;
            for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                    count += pixels[v * width + u] == value ? 1 : 0;
                }
            }
            return count;
        }
    }
}
