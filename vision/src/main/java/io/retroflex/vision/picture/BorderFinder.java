package io.retroflex.vision.picture;

/** Finds the bounding box of the scope's picture in its frame. */
final class BorderFinder {
    /** Of a column's or row's length: what a patch must light of it to belong to the box. */
    private static final double LIT_SHARE = 0.04;

    /** A smaller box is taken for a lit patch in a dark picture, and the whole is kept. */
    private static final double SMALLEST_SHARE = 0.35;

    /** As small as a picture beside much text is, where all around it is black. */
    private static final double SMALLEST_ON_BLACK = 0.1;

    /** Of the border's dark pixels; the rest are the faint rims of letters. */
    private static final double BLACK_BORDER = 0.97;

    /** The scope's picture fades over a pixel or two. */
    private static final int RIM = 2;

    /** Text lights about a tenth of a border; more than this and it is no border. */
    private static final double MOST_LIT_BORDER = 0.3;

    private BorderFinder() {}

    static Rectangle find(WorkingCopy copy) {
        int left = 0;
        int right = copy.width;
        int top = 0;
        int bottom = copy.height;
        while (left < right && share(copy, left, 0, left + 1, copy.height) < LIT_SHARE) {
            left++;
        }
        while (right > left && share(copy, right - 1, 0, right, copy.height) < LIT_SHARE) {
            right--;
        }
        while (top < bottom && share(copy, 0, top, copy.width, top + 1) < LIT_SHARE) {
            top++;
        }
        while (bottom > top && share(copy, 0, bottom - 1, copy.width, bottom) < LIT_SHARE) {
            bottom--;
        }
        if (right - left < 1 || bottom - top < 1) {
            return copy.whole();
        }
        Rectangle box = new Rectangle(left, top, right - left, bottom - top);
        double smallest = isBlackOutside(copy, box) ? SMALLEST_ON_BLACK : SMALLEST_SHARE;
        boolean kept = box.area() >= smallest * copy.whole().area() && litOutside(copy, box) < MOST_LIT_BORDER;
        return kept ? box : copy.whole();
    }

    private static double share(WorkingCopy copy, int left, int top, int right, int bottom) {
        return copy.scope.share(left, top, right, bottom);
    }

    /** Whether what lies outside and is not lit, as text is, is a border and not dark mucosa. */
    private static boolean isBlackOutside(WorkingCopy copy, Rectangle box) {
        PixelSet inside = copy.lit.part(
                Math.max(0, box.x() - RIM),
                Math.max(0, box.y() - RIM),
                Math.min(copy.width, box.right() + RIM),
                Math.min(copy.height, box.bottom() + RIM));
        PixelSet dark = inside.inverted().without(copy.lit);
        return dark.and(copy.black).count() >= BLACK_BORDER * dark.count();
    }

    private static double litOutside(WorkingCopy copy, Rectangle box) {
        double inside = copy.lit.share(box.x(), box.y(), box.right(), box.bottom()) * box.area();
        double all =
                copy.lit.share(0, 0, copy.width, copy.height) * copy.whole().area();
        return (all - inside) / Math.max(1, copy.whole().area() - box.area());
    }
}
