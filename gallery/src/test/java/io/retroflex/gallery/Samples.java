package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Made-up entries and filters, the same for the same random numbers. */
final class Samples {
    static final List<String> LABELS = List.of("polyp", "normal-cecum", "pylorus", "z-line", "Ünïcode 𝔊");
    private static final List<String> SPLITS = List.of("train", "val", "test");

    private Samples() {}

    /** Four values of a half each: cosines are exact multiples of a quarter, so that many are equal. */
    static Embedding coarse(Random random, int dimension) {
        float[] values = new float[dimension];
        for (int set = 0; set < 4; ) {
            int at = random.nextInt(dimension);
            if (values[at] == 0) {
                values[at] = random.nextBoolean() ? .5f : -.5f;
                set++;
            }
        }
        return new Embedding(values);
    }

    static Embedding fine(Random random, int dimension) {
        float[] values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.normalized(values);
    }

    static Facts facts(Random random) {
        Map<String, String> columns = new TreeMap<>();
        if (random.nextInt(5) > 0) {
            columns.put(Facts.LABEL, pick(random, LABELS));
        }
        columns.put(Facts.SPLIT, pick(random, SPLITS));
        if (random.nextBoolean()) {
            columns.put("room no. " + random.nextInt(2), "r" + random.nextInt(4));
        }
        return Facts.of(columns);
    }

    static Filter filter(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0 -> Filter.ALL;
            case 1 -> Filter.equal(Facts.LABEL, pick(random, LABELS));
            case 2 ->
                new Filter.In(
                        pick(random, List.of(Facts.SPLIT, "room no. 0", "nowhere")), Set.of("val", "test", "r1", "r2"));
            case 3, 4 -> new Filter.Not(filter(random, depth - 1));
            case 5 -> new Filter.And(filters(random, depth - 1));
            default -> new Filter.Or(filters(random, depth - 1));
        };
    }

    private static List<Filter> filters(Random random, int depth) {
        List<Filter> filters = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            filters.add(filter(random, depth));
        }
        return filters;
    }

    private static String pick(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
