package io.retroflex.training.sampling;

import java.util.Arrays;
import java.util.Random;

/** Deals things that come more than once into hands, none twice into a hand. */
final class Deal {
    private Deal() {}

    /**
     * The things are laid out in random order, the copies of one side by side, and dealt round and round: so the copies fall
     * into different hands, and the hands differ in size by at most one (McNaughton's wrap-around rule, 1959).
     *
     * @param copies of each thing, at most {@code hands}
     * @return the things of each hand
     */
    static int[][] into(int hands, int[] copies, Random random) {
        int[] handAt = Shuffle.order(hands, random);
        int total = Arrays.stream(copies).sum();
        int[][] dealt = new int[hands][];
        for (int place = 0; place < hands; place++) {
            dealt[handAt[place]] = new int[total / hands + (place < total % hands ? 1 : 0)];
        }
        int next = 0;
        for (int thing : Shuffle.order(copies.length, random)) {
            for (int i = 0; i < copies[thing]; i++, next++) {
                dealt[handAt[next % hands]][next / hands] = thing;
            }
        }
        return dealt;
    }
}
