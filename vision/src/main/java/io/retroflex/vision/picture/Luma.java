package io.retroflex.vision.picture;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Brightness after ITU-R BT.601, in the integers that Pillow uses for it. */
public final class Luma {
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int BITS = 16;
    private static final int HALF = 1 << (BITS - 1);

    private Luma() {}

    /** Of the pixel whose red byte lies at an index: 0 to 255. */
    public static int of(byte[] rgb, int at) {
        return of(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
    }

    /** Of a pixel by its channels, 0 to 255 each: 0 to 255. */
    public static int of(int red, int green, int blue) {
        return (red * RED + green * GREEN + blue * BLUE + HALF) >> BITS;
    }

    /** The same of several pixels at once. */
    public static IntVector of(IntVector red, IntVector green, IntVector blue) {
        return red.mul(RED).add(green.mul(GREEN)).add(blue.mul(BLUE)).add(HALF).lanewise(VectorOperators.ASHR, BITS);
    }
}
