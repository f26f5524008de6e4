package io.retroflex.evaluation;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Entries that tests are made of. */
final class Examples {
    private Examples() {}

    /** A picture on the half circle: the smaller the difference of two angles, the higher the cosine. */
    static Entry at(double degrees, String id, String label) {
        return at(degrees, id, Facts.of(Map.of(Facts.LABEL, label)));
    }

    static Entry at(double degrees, String id, Facts facts) {
        double angle = Math.toRadians(degrees);
        return new Entry(id, new Embedding(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)}), facts);
    }

    /** Like {@code entry}, with one more fact. */
    static Entry with(Entry entry, String column, String value) {
        return new Entry(entry.id(), entry.embedding(), entry.facts().with(column, value));
    }

    /**
     * Random pictures whose values are all 1/4 or -1/4, in 16 dimensions: every product is exact on every machine, and
     * equal cosines abound.
     */
    static List<Entry> random(Random random, String prefix, int count, int labels) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] values = new float[16];
            for (int j = 0; j < values.length; j++) {
                values[j] = random.nextBoolean() ? 0.25f : -0.25f;
            }
            Facts facts = Facts.of(Map.of(
                    Facts.LABEL, "label-" + random.nextInt(labels),
                    Facts.GROUP, "group-" + random.nextInt(count / 2 + 1)));
            entries.add(new Entry(prefix + i, new Embedding(values), facts));
        }
        return entries;
    }
}
