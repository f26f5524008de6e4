package io.retroflex.training.sampling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The pictures of one label, by look-alike group.
 *
 * @param label its name
 * @param groups the pictures' indices, {@code int[group][picture]}
 */
record LabelPool(String label, List<int[]> groups) {
    static LabelPool of(String label, Collection<Integer> pictures, List<String> groupOfPicture) {
        Map<String, List<Integer>> byGroup = new LinkedHashMap<>();
        for (int picture : pictures) {
            byGroup.computeIfAbsent(groupOfPicture.get(picture), key -> new ArrayList<>())
                    .add(picture);
        }
        return new LabelPool(
                label,
                byGroup.values().stream()
                        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                        .toList());
    }

    int size() {
        return groups.stream().mapToInt(group -> group.length).sum();
    }

    /**
     * Draws of {@code each} pictures, as many as asked for, which together show every picture before they show one twice, as
     * far as the rule lets them: no two of a draw from one group, unless there are fewer groups than {@code each}.
     */
    int[][] draws(int count, int each, Random random) {
        Decks decks = new Decks(groups, random);
        int[][] draws =
                groups.size() < each ? new int[count][] : Deal.into(count, appearances(count, each, random), random);
        for (int draw = 0; draw < count; draw++) {
            draws[draw] = groups.size() < each ? decks.round(each, random) : decks.next(draws[draw]);
        }
        return draws;
    }

    /** How often each group takes part: lap by lap, as often as it has pictures, and never twice in a draw. */
    private int[] appearances(int draws, int each, Random random) {
        int[] appearances = new int[groups.size()];
        int left = Math.multiplyExact(draws, each);
        while (left > 0) {
            List<Integer> lap = new ArrayList<>();
            for (int group = 0; group < appearances.length; group++) {
                int most = Math.min(groups.get(group).length, draws - appearances[group]);
                for (int i = 0; i < most; i++) {
                    lap.add(group);
                }
            }
            int[] order = Shuffle.order(lap.size(), random);
            for (int i = 0; i < order.length && left > 0; i++, left--) {
                appearances[lap.get(order[i])]++;
            }
        }
        return appearances;
    }
}
