package io.retroflex.vision.picture;

/**
 * The largest connected patch of a grid, text and thin lines worn away first. Pixels are taken by runs along a row, of which there
 * are a few hundred where there are fifty thousand pixels; those that touch are of one patch.
 */
final class LargestPatch {
    private final int width;
    private final int[] row;
    private final int[] from;
    private final int[] to;

    /** Leads over runs that came earlier to the first of the patch, which has its own number. */
    private final int[] patch;

    private int count;

    private LargestPatch(int width, int height) {
        int most = height * (width + 1) / 2 + height;
        this.width = width;
        this.row = new int[most];
        this.from = new int[most];
        this.to = new int[most];
        this.patch = new int[most];
    }

    /** The pixels of the patch. */
    static PixelSet of(PixelSet pixels) {
        return largest(pixels.shrunk()).grown().and(pixels);
    }

    /** Of patches connected sideways and up and down the largest; of several, the one that comes first. */
    private static PixelSet largest(PixelSet pixels) {
        LargestPatch patches = new LargestPatch(pixels.width, pixels.height);
        int above = 0;
        for (int y = 0; y < pixels.height; y++) {
            int first = patches.count;
            patches.addRow(pixels, y, above, first);
            above = first;
        }
        return patches.largest(pixels.height);
    }

    /** Adds the runs of a row; {@code above} up to {@code aboveEnd} are those of the row before. */
    private void addRow(PixelSet pixels, int y, int above, int aboveEnd) {
        int touching = above;
        for (int at = pixels.next(true, 0, y); at < width; at = pixels.next(true, at, y)) {
            int start = at;
            at = pixels.next(false, at, y);
            row[count] = y;
            from[count] = start;
            to[count] = at;
            patch[count] = count;
            while (touching < aboveEnd && to[touching] <= start) {
                touching++;
            }
            for (int other = touching; other < aboveEnd && from[other] < at; other++) {
                join(other, count);
            }
            count++;
        }
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

    private PixelSet largest(int height) {
        int[] sizes = new int[count];
        for (int run = 0; run < count; run++) {
            sizes[first(run)] += to[run] - from[run];
        }
        int best = 0;
        for (int run = 1; run < count; run++) {
            best = sizes[run] > sizes[best] ? run : best;
        }
        PixelSet largest = new PixelSet(width, height);
        for (int run = 0; run < count; run++) {
            if (first(run) == best) {
                largest.addRow(row[run], from[run], to[run]);
            }
        }
        return largest;
    }
}
