package io.retroflex.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One model of an ablation.
 *
 * @param name what tells it from the other rows, such as {@code general branch, frozen}
 * @param group the heading it stands under, such as {@code Adapter}
 * @param facts of the model in the order to show them, such as branches, loss or minutes of training
 * @param result of the model
 */
public record AblationRow(String name, String group, SequencedMap<String, String> facts, EvaluationResult result) {
    /** Copies the facts. */
    public AblationRow {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    }

    /** The parts of a column that the result was broken down by; empty if it was not. */
    public Map<String, Part> parts(String column) {
        return result.by().getOrDefault(column, Collections.emptySortedMap());
    }
}
