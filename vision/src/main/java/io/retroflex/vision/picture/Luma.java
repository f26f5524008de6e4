package io.retroflex.vision.picture;

/** Brightness after ITU-R BT.601, in the integers that Pillow uses for it. */
public final class Luma {
    private Luma() {}

    /** Of the pixel whose red byte lies at an index: 0 to 255. */
    public static int of(byte[] rgb, int at) {
        int sum = (rgb[at] & 0xff) * 19595 + (rgb[at + 1] & 0xff) * 38470 + (rgb[at + 2] & 0xff) * 7471;
        return (sum + 0x8000) >> 16;
    }
}
