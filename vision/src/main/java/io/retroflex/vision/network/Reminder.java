package io.retroflex.vision.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What stands beside a learnt embedding: a plain projection of what the branches saw before they learnt. A learnt metric
 * forgets what its labels do not ask about, and this reminds it.
 *
 * @param inputs the branches' dimensions added up
 * @param outputs of the projection
 * @param share of the projection in the cosine of two embeddings, above 0 and below 1; the rest is the learnt one's
 */
public record Reminder(int inputs, int outputs, double share) {
    /** Checks the share. */
    public Reminder {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the share of what is kept is above 0 and below 1, not " + share);
        }
    }

    /** Every parameter's shape by name. */
    public SequencedMap<String, List<Integer>> parameters() {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("reminder.weight", List.of(outputs, inputs));
        shapes.put("reminder.bias", List.of(outputs));
        return shapes;
    }

    /**
     * Projects.
     *
     * @param operations on {@link #parameters}
     * @param frozen the vectors of the branches before they learnt, {@code [batch, inputs]}
     * @return {@code [batch, outputs]}, each of length one
     */
    public <T> T project(Operations<T> operations, T frozen) {
        return operations.normalize(operations.linear(frozen, new Linear("reminder")));
    }

    /**
     * The whole embedding.
     *
     * @param learnt {@code [batch, any]}, each of length one
     * @param projected what {@link #project} gave of the same pictures
     * @return the two end to end, each of length one
     */
    public <T> T join(Operations<T> operations, T learnt, T projected) {
        return operations.concatenate(
                List.of(operations.scale(learnt, Math.sqrt(1 - share)), operations.scale(projected, Math.sqrt(share))));
    }
}
