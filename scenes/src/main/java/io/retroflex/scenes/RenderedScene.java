package io.retroflex.scenes;

/** A scene's picture in memory. The pixel array is shared, not copied; nobody writes to it once the picture exists. */
public final class RenderedScene {
    private final int width;
    private final int height;
    private final byte[] rgb;

    RenderedScene(int width, int height, byte[] rgb) {
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

    /** The pixels, {@code byte[height * width * 3]}, unsigned, row by row from the top left; not to be changed. */
    public byte[] rgb() {
        return rgb;
    }
}
