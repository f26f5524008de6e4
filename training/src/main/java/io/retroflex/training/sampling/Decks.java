package io.retroflex.training.sampling;

import java.util.List;
import java.util.Random;

/** The pictures of each group in a random order that begins anew when it is through. */
final class Decks {
    private final List<int[]> decks;
    private final int[] taken;

    Decks(List<int[]> groups, Random random) {
        decks = groups.stream().map(int[]::clone).toList();
        decks.forEach(deck -> Shuffle.inPlace(deck, random));
        taken = new int[decks.size()];
    }

    /** The next picture of each of these groups. */
    int[] next(int[] groups) {
        int[] pictures = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            pictures[i] = next(groups[i]);
        }
        return pictures;
    }

    /**
     * One picture from every group, then a second from those that have one, and so on; one that was taken comes again only when
     * all have been.
     */
    int[] round(int count, Random random) {
        int[] order = Shuffle.order(decks.size(), random);
        int most = decks.stream().mapToInt(deck -> deck.length).max().orElseThrow();
        int[] pictures = new int[count];
        int filled = 0;
        for (int round = 0; filled < count; round++) {
            for (int i = 0; i < order.length && filled < count; i++) {
                if (round % most < decks.get(order[i]).length) {
                    pictures[filled++] = next(order[i]);
                }
            }
        }
        return pictures;
    }

    private int next(int group) {
        int[] deck = decks.get(group);
        return deck[taken[group]++ % deck.length];
    }
}
