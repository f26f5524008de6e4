package io.retroflex.vision.picture;

import java.util.Arrays;

/** Finds what is missing at the corners of the scope's picture. */
final class OutlineFinder {
    private static final int ROWS = 24;

    /** Down to which share of the height the corners of octagon and circle are compared. */
    private static final double DEEPEST = 0.3;

    /** The mean error of a fit, as a share of the width, from which on corners are taken for mere darkness. */
    private static final double WORST_FIT = 0.03;

    /** A cut that would take more than this share of lit pixels is none. */
    private static final double MOST_LIT_CORNER = 0.15;

    private OutlineFinder() {}

    static Outline find(WorkingCopy copy, Rectangle box) {
        double[] margins = margins(copy, box);
        Outline best = new Outline.Box();
        double bestError = error(best, margins, WORST_FIT);
        double ellipse = error(new Outline.Ellipse(), margins, bestError);
        if (ellipse < bestError) {
            best = new Outline.Ellipse();
            bestError = ellipse;
        }
        for (int w = 4; w <= 34; w++) {
            for (int h = 4; h <= 34; h++) {
                Outline octagon = new Outline.Octagon(w / 100.0, h / 100.0);
                double error = error(octagon, margins, bestError);
                if (error < bestError) {
                    best = octagon;
                    bestError = error;
                }
            }
        }
        return litCorner(copy, box, best) <= MOST_LIT_CORNER ? best : new Outline.Box();
    }

    /** A row's margin at three corners, the middle one: the fourth corner, lower left, is the inset's. */
    private static double[] margins(WorkingCopy copy, Rectangle box) {
        double[] margins = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            int row = (int) (depth(i) * box.height());
            double[] corners = {
                run(copy, box, box.y() + row, false),
                run(copy, box, box.y() + row, true),
                run(copy, box, box.bottom() - 1 - row, true)
            };
            Arrays.sort(corners);
            margins[i] = corners[1];
        }
        return margins;
    }

    private static double depth(int i) {
        return DEEPEST * (i + 0.5) / ROWS;
    }

    private static double run(WorkingCopy copy, Rectangle box, int y, boolean fromRight) {
        int run = 0;
        while (run < box.width() / 2) {
            int x = fromRight ? box.right() - 1 - run : box.x() + run;
            if (copy.scope.has(x, y)) {
                break;
            }
            run++;
        }
        return (double) run / box.width();
    }

    /** The mean difference of margins; a fit that is no better than {@code most} is as good as that, and not looked at to its end. */
    private static double error(Outline outline, double[] margins, double most) {
        double sum = 0;
        for (int i = 0; i < ROWS && sum / ROWS < most; i++) {
            sum += Math.abs(outline.margin(depth(i)) - margins[i]);
        }
        return Math.min(sum / ROWS, most);
    }

    /** The largest share of the scope's picture in any corner that the outline cuts. */
    private static double litCorner(WorkingCopy copy, Rectangle box, Outline outline) {
        int[] cut = new int[4];
        int[] lit = new int[4];
        for (int y = 0; y < box.height(); y++) {
            double depth = (Math.min(y, box.height() - 1 - y) + 0.5) / box.height();
            int margin = (int) (outline.margin(depth) * box.width());
            int corner = y < box.height() / 2 ? 0 : 2;
            for (int x = 0; x < margin; x++) {
                cut[corner]++;
                cut[corner + 1]++;
                lit[corner] += copy.scope.has(box.x() + x, box.y() + y) ? 1 : 0;
                lit[corner + 1] += copy.scope.has(box.right() - 1 - x, box.y() + y) ? 1 : 0;
            }
        }
        double most = 0;
        for (int corner = 0; corner < 4; corner++) {
            most = Math.max(most, lit[corner] / (double) Math.max(1, cut[corner]));
        }
        return most;
    }
}
