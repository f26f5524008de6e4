package io.retroflex.evaluation;

/**
 * A cosine and a gallery index in one long, such that the natural order of the longs is the order of the ranking: the
 * higher cosine first, equal cosines by index. So a ranking is one sort of primitives.
 */
final class RankKey {
    private RankKey() {}

    static long of(float cosine, int index) {
        // Adding zero makes -0 and 0 one value, as they are one cosine.
        int bits = Float.floatToIntBits(cosine + 0f);
        int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ~ascending << 32) | index;
    }

    static int index(long key) {
        return (int) key;
    }

    static float cosine(long key) {
        int ascending = ~(int) (key >> 32);
        return Float.intBitsToFloat(ascending ^ ((ascending >> 31) & Integer.MAX_VALUE));
    }
}
