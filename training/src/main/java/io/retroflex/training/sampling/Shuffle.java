package io.retroflex.training.sampling;

import java.util.Random;

/** Random orders that depend on nothing but the seed and the epoch. */
final class Shuffle {
    private Shuffle() {}

    /** {@link Random}, for its draws are the same in every Java. */
    static Random random(long seed, long epoch) {
        // SplitMix64's finisher, lest near seeds and epochs give near orders.
        long mixed = seed * 0x9e3779b97f4a7c15L + epoch;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return new Random(mixed ^ (mixed >>> 31));
    }

    /** Fisher and Yates. */
    static void inPlace(int[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** The numbers from 0 in random order. */
    static int[] order(int count, Random random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        inPlace(order, random);
        return order;
    }
}
