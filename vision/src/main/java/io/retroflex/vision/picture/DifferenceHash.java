package io.retroflex.vision.picture;

/**
 * A picture's look in 256 bits: in a 17 x 16 grey thumbnail, whether each pixel is brighter than its left neighbour.
 * Frames that differ by less than about 28 bits are look-alikes.
 *
 * @param first rows 0 to 3, the top left bit the highest
 * @param second rows 4 to 7
 * @param third rows 8 to 11
 * @param fourth rows 12 to 15
 */
public record DifferenceHash(long first, long second, long third, long fourth) {
    private static final int SIDE = 16;
    private static final int LOOK_ALIKE = 28;

    /** The hash of a picture. */
    public static DifferenceHash of(Picture picture) {
        Picture thumbnail = Resampling.BILINEAR.resize(picture, SIDE + 1, SIDE);
        long[] bits = new long[4];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int at = (y * (SIDE + 1) + x) * 3;
                boolean brighter = Luma.of(thumbnail.rgb(), at + 3) > Luma.of(thumbnail.rgb(), at);
                bits[y / 4] = bits[y / 4] << 1 | (brighter ? 1 : 0);
            }
        }
        return new DifferenceHash(bits[0], bits[1], bits[2], bits[3]);
    }

    /** The number of bits in which two hashes differ, 0 to 256. */
    public int distance(DifferenceHash other) {
        return Long.bitCount(first ^ other.first)
                + Long.bitCount(second ^ other.second)
                + Long.bitCount(third ^ other.third)
                + Long.bitCount(fourth ^ other.fourth);
    }

    /** Whether two pictures look so alike that they are most likely frames of one moment: a distance of at most 28. */
    public boolean looksLike(DifferenceHash other) {
        return distance(other) <= LOOK_ALIKE;
    }
}
