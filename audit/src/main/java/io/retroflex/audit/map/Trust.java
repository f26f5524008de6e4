package io.retroflex.audit.map;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far a map can be trusted.
 *
 * @param kept the share of a picture's ten nearest by cosine that are among its ten nearest in the plane, in the mean
 * @param chance the same if places were drawn at random
 * @param asked of how many pictures it is the mean
 */
public record Trust(double kept, double chance, int asked) {
    /** How many neighbours make a neighbourhood. */
    public static final int NEIGHBOURS = 10;

    /** More say hardly more, and take time. */
    private static final int MOST = 1000;

    static Trust of(float[][] embeddings, List<Place> places) {
        int count = embeddings.length;
        int asked = Math.min(count, MOST);
        double kept = IntStream.range(0, asked)
                .map(i -> (int) ((long) i * count / asked))
                .parallel()
                .mapToDouble(query -> {
                    Set<Integer> near = nearest(count, query, other -> -cosine(embeddings[query], embeddings[other]));
                    Place own = places.get(query);
                    Set<Integer> shown = nearest(count, query, other -> own.squaredDistance(places.get(other)));
                    shown.retainAll(near);
                    return (double) shown.size() / near.size();
                })
                .average()
                .orElseThrow();
        return new Trust(kept, (double) NEIGHBOURS / (count - 1), asked);
    }

    private static Set<Integer> nearest(int count, int query, IntToDoubleFunction distance) {
        double[] distances = IntStream.range(0, count).mapToDouble(distance).toArray();
        return new HashSet<>(IntStream.range(0, count)
                .filter(other -> other != query)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> distances[other])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(NEIGHBOURS)
                .toList());
    }

    /** Embeddings are of length one. */
    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
