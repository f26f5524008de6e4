package io.retroflex.vision.picture;

/**
 * A decoded picture: 8-bit RGB, interleaved, row by row from the top left.
 *
 * <p>The pixel array is shared, not copied; nobody writes to it once the picture exists.
 */
public final class Picture {
    private final int width;
    private final int height;
    private final byte[] rgb;

    /**
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @param rgb {@code byte[height * width * 3]}, handed over: the caller no longer writes to it
     * @throws IllegalArgumentException if the array does not have that length
     */
    public Picture(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1 || rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " x " + height + " pixels does not have " + rgb.length + " bytes");
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** The pixels, {@code byte[height * width * 3]}, unsigned; not to be changed. */
    public byte[] rgb() {
        return rgb;
    }
}
