package io.retroflex.vision.picture;

/** Brightness after ITU-R BT.601, in the integers that Pillow uses for it. */
public final class Luma {
    private Luma() {}

    /** Of the pixel whose red byte lies at an index: 0 to 255. */
    public static int of(byte[] rgb, int at) {
        return of(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
    }

    /** Of a pixel by its channels, 0 to 255 each: 0 to 255. */
    public static int of(int red, int green, int blue) {
        return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    }
}
