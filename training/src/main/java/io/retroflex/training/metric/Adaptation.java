package io.retroflex.training.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What of the backbones changes while the metric is learnt. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "adaptation")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Adaptation.Frozen.class, name = "frozen"),
    @JsonSubTypes.Type(value = AdapterSettings.class, name = "low-rank"),
    @JsonSubTypes.Type(value = Adaptation.Whole.class, name = "whole")
})
public sealed interface Adaptation permits Adaptation.Frozen, AdapterSettings, Adaptation.Whole {
    /** Nothing: their features are computed once. */
    record Frozen() implements Adaptation {}

    /** All of their weights: for small backbones of one's own, which cost little to keep and to hand on. */
    record Whole() implements Adaptation {}

    /** Whether the backbones stay as they are. */
    @JsonIgnore
    default boolean isFrozen() {
        return this instanceof Frozen;
    }
}
