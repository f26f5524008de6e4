package io.retroflex.vision.picture;

import java.util.Arrays;

/**
 * The largest connected patch of a grid, text and thin lines worn away first. Pixels are taken by runs along a row, of which there
 * are a few hundred where there are fifty thousand pixels.
 */
final class LargestPatch {
    private final int width;
    private final int height;

    LargestPatch(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The pixels of the patch, a new grid, of a grid {@code boolean[height][width]}. */
    boolean[] of(boolean[] pixels) {
        boolean[] core = inverted(grown(inverted(pixels)));
        boolean[] largest = grown(largest(core));
        for (int i = 0; i < pixels.length; i++) {
            largest[i] &= pixels[i];
        }
        return largest;
    }

    /** Of patches connected sideways and up and down the largest; of several, the one that comes first. */
    private boolean[] largest(boolean[] pixels) {
        Runs runs = new Runs();
        int above = 0;
        for (int y = 0; y < height; y++) {
            int first = runs.count;
            runs.addRow(pixels, y * width, above, first);
            above = first;
        }
        return runs.largest();
    }

    /** Runs of set pixels along rows; those that touch are of one patch. */
    private final class Runs {
        private final int[] from = new int[height * (width + 1) / 2 + height];
        private final int[] to = new int[from.length];

        /** Leads over runs that came earlier to the first of the patch, which has its own number. */
        private final int[] patch = new int[from.length];

        private int count;

        /** Adds those of the row that begins at a pixel; {@code above} up to {@code aboveEnd} are those of the row before. */
        void addRow(boolean[] pixels, int row, int above, int aboveEnd) {
            int end = row + width;
            int touching = above;
            for (int at = next(pixels, true, row, end); at < end; at = next(pixels, true, at, end)) {
                int start = at;
                at = next(pixels, false, at, end);
                from[count] = start;
                to[count] = at;
                patch[count] = count;
                while (touching < aboveEnd && to[touching] <= start - width) {
                    touching++;
                }
                for (int other = touching; other < aboveEnd && from[other] < at - width; other++) {
                    join(other, count);
                }
                count++;
            }
        }

        private static int next(boolean[] pixels, boolean value, int from, int end) {
            int at = from;
            while (at < end && pixels[at] != value) {
                at++;
            }
            return at;
        }

        private void join(int run, int other) {
            int one = first(run);
            int two = first(other);
            patch[Math.max(one, two)] = Math.min(one, two);
        }

        private int first(int run) {
            int at = run;
            while (patch[at] != at) {
                patch[at] = patch[patch[at]];
                at = patch[at];
            }
            return at;
        }

        boolean[] largest() {
            int[] sizes = new int[count];
            for (int run = 0; run < count; run++) {
                sizes[first(run)] += to[run] - from[run];
            }
            int best = 0;
            for (int run = 1; run < count; run++) {
                best = sizes[run] > sizes[best] ? run : best;
            }
            boolean[] largest = new boolean[width * height];
            for (int run = 0; run < count; run++) {
                if (first(run) == best) {
                    Arrays.fill(largest, from[run], to[run], true);
                }
            }
            return largest;
        }
    }

    /** Every pixel next to a set one is set too, diagonally as well; rows first, then columns. */
    private boolean[] grown(boolean[] pixels) {
        boolean[] along = pixels.clone();
        for (int row = 0; row < pixels.length; row += width) {
            for (int i = row + 1; i < row + width; i++) {
                along[i] |= pixels[i - 1];
            }
            for (int i = row; i < row + width - 1; i++) {
                along[i] |= pixels[i + 1];
            }
        }
        boolean[] grown = along.clone();
        for (int i = width; i < along.length; i++) {
            grown[i] |= along[i - width];
        }
        for (int i = 0; i < along.length - width; i++) {
            grown[i] |= along[i + width];
        }
        return grown;
    }

    private static boolean[] inverted(boolean[] pixels) {
        boolean[] inverted = new boolean[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            inverted[i] = !pixels[i];
        }
        return inverted;
    }
}
