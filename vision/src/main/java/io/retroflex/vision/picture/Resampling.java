package io.retroflex.vision.picture;

/**
 * How a picture is scaled: separable, antialiased, bit-exact with Pillow's {@code Image.resize}.
 *
 * <p>A target pixel is the weighted mean of the source pixels within {@code support * max(scale, 1)} of its centre, where
 * {@code scale} is source over target length. Rows first, then columns, 8-bit in between.
 */
public enum Resampling {
    /** Keys' cubic convolution with a = -0.5. */
    BICUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((A + 2) * x - (A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        }
    },
    /** The triangle filter. */
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    };

    private static final double A = -0.5;

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    /** The filter at a distance from its centre, before normalisation. */
    abstract double weight(double distance);

    double support() {
        return support;
    }

    /**
     * The picture at a size.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public Picture resize(Picture picture, int width, int height) {
        return resize(picture, width, height, new Rectangle(0, 0, width, height));
    }

    /** Takes a line of a picture, from the top: red, green and blue of each pixel, 0 to 255. The array serves again for the next. */
    @FunctionalInterface
    public interface Lines {
        /** Takes one, {@code int[width * 3]}. */
        void take(int y, int[] line);
    }

    /** The picture at a size line by line, for who looks at its numbers once. */
    public void resize(Picture picture, int width, int height, Lines lines) {
        Resizer.resize(
                picture,
                Taps.of(this, picture.width(), width, 0, width),
                Taps.of(this, picture.height(), height, 0, height),
                lines);
    }

    /** A part of the picture at a size, as if cut from the whole at that size; the rest is never computed. */
    Picture resize(Picture picture, int width, int height, Rectangle part) {
        Taps columns = Taps.of(this, picture.width(), width, part.x(), part.width());
        Taps rows = Taps.of(this, picture.height(), height, part.y(), part.height());
        return Resizer.resize(picture, columns, rows);
    }
}
