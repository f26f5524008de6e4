package io.retroflex.vision.picture;

/**
 * Takes letters off the scope's picture that touch it: white or grey pixels that stick out of what has colour. Highlights and
 * pale mucosa lie within it and stay.
 */
final class AttachedText {
    /** A picture that loses more of itself is a pale or a grey one. */
    private static final double MOST_TEXT = 0.25;

    private final int width;
    private final int height;

    AttachedText(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * The scope's picture without them, a new grid.
     *
     * @param scope {@code boolean[height][width]}, as are the others
     * @param pale what has no colour
     */
    boolean[] without(boolean[] scope, boolean[] pale) {
        boolean[] coloured = new boolean[scope.length];
        for (int i = 0; i < scope.length; i++) {
            coloured[i] = scope[i] && !pale[i];
        }
        coloured = new LargestPatch(width, height).of(coloured);
        boolean[] rest = within(coloured);
        int before = 0;
        int after = 0;
        for (int i = 0; i < scope.length; i++) {
            rest[i] &= scope[i];
            before += scope[i] ? 1 : 0;
            after += rest[i] ? 1 : 0;
        }
        return after >= (1 - MOST_TEXT) * before ? rest : scope.clone();
    }

    /** What lies between pixels of the patch both in its row and in its column. */
    private boolean[] within(boolean[] patch) {
        boolean[] within = new boolean[patch.length];
        for (int y = 0; y < height; y++) {
            fill(patch, within, y * width, 1, width, true);
        }
        for (int x = 0; x < width; x++) {
            fill(patch, within, x, width, height, false);
        }
        return within;
    }

    /** Along a row it sets what lies between; along a column it clears what does not. */
    private static void fill(boolean[] patch, boolean[] within, int start, int step, int length, boolean row) {
        int first = 0;
        int last = length - 1;
        while (first < length && !patch[start + first * step]) {
            first++;
        }
        while (last > first && !patch[start + last * step]) {
            last--;
        }
        for (int i = 0; i < length; i++) {
            boolean between = i >= first && i <= last;
            within[start + i * step] = row ? between : within[start + i * step] && between;
        }
    }
}
