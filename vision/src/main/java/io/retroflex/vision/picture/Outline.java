package io.retroflex.vision.picture;

/** The outline of a scope's picture inside its bounding box; all lengths are shares of the box's sides. */
public sealed interface Outline {
    /**
     * How far from the left and from the right side the picture begins, in a row.
     *
     * @param depth of the row below the top or above the bottom, whichever is nearer: 0 to 0.5
     * @return a share of the width, 0 to 0.5
     */
    double margin(double depth);

    /** No corner is missing. */
    record Box() implements Outline {
        @Override
        public double margin(double depth) {
            return 0;
        }
    }

    /**
     * The four corners are cut off.
     *
     * @param cornerWidth of each cut, above 0
     * @param cornerHeight of each cut, above 0
     */
    record Octagon(double cornerWidth, double cornerHeight) implements Outline {
        @Override
        public double margin(double depth) {
            return Math.max(0, cornerWidth * (1 - depth / cornerHeight));
        }
    }

    /** A circle, or an ellipse where the frame was squeezed. */
    record Ellipse() implements Outline {
        @Override
        public double margin(double depth) {
            double y = 0.5 - depth;
            return 0.5 - Math.sqrt(Math.max(0, 0.25 - y * y));
        }
    }
}
