package io.retroflex.evaluation.report;

/**
 * The colour map viridis (Smith and van der Walt, CC0): equal steps look equal, in grey and to the colour-blind too. Ten of
 * its colours, the others between them in proportion.
 */
final class Viridis {
    private static final int[] COLOURS = {
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725
    };

    private Viridis() {}

    /** The colour, {@code 0xrrggbb}, of a value from 0, dark violet, to 1, yellow. */
    static int at(double value) {
        double place = Math.clamp(value, 0, 1) * (COLOURS.length - 1);
        int below = Math.min((int) place, COLOURS.length - 2);
        return mix(COLOURS[below], COLOURS[below + 1], place - below);
    }

    /** A colour with a share of another. */
    static int mix(int one, int other, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = one >> shift & 0xff;
            int to = other >> shift & 0xff;
            mixed |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return mixed;
    }
}
