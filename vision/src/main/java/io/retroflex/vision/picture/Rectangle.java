package io.retroflex.vision.picture;

/**
 * A part of a picture, in pixels from its top left.
 *
 * @param x of the first column
 * @param y of the first row
 * @param width at least 1
 * @param height at least 1
 */
public record Rectangle(int x, int y, int width, int height) {
    /** @throws IllegalArgumentException if it is empty or begins left of or above the picture */
    public Rectangle {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "no part of a picture: " + width + " x " + height + " pixels at " + x + ", " + y);
        }
    }

    /** The column after the last. */
    int right() {
        return x + width;
    }

    /** The row after the last. */
    int bottom() {
        return y + height;
    }

    long area() {
        return (long) width * height;
    }

    /** The part of a picture. */
    public Picture cut(Picture picture) {
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        byte[] rgb = new byte[width * height * 3];
        for (int row = 0; row < height; row++) {
            System.arraycopy(picture.rgb(), ((y + row) * picture.width() + x) * 3, rgb, row * width * 3, width * 3);
        }
        return new Picture(width, height, rgb);
    }
}
