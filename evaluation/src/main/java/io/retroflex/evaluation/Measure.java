package io.retroflex.evaluation;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The measures by name; {@link Measures} says what each means. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Measure {
    RECALL_AT_1("Recall@1", outcome -> outcome.hitWithin(1) ? 1 : 0),
    RECALL_AT_5("Recall@5", outcome -> outcome.hitWithin(5) ? 1 : 0),
    RECALL_AT_10("Recall@10", outcome -> outcome.hitWithin(10) ? 1 : 0),
    MAP("mAP", QueryOutcome::averagePrecision),
    MAP_AT_R("MAP@R", QueryOutcome::averagePrecisionAtR),
    R_PRECISION("R-precision", QueryOutcome::rPrecision);

    private final String title;
    private final ToDoubleFunction<QueryOutcome> ofOneQuery;

    Measure(String title, ToDoubleFunction<QueryOutcome> ofOneQuery) {
        this.title = title;
        this.ofOneQuery = ofOneQuery;
    }

    /** The name as the field writes it. */
    public String title() {
        return title;
    }

    /** What one query contributes to the mean, in [0, 1]. */
    double of(QueryOutcome outcome) {
        return ofOneQuery.applyAsDouble(outcome);
    }

    /** All measures from what gives each. */
    static Measures collect(Function<Measure, Estimate> estimate) {
        return new Measures(
                estimate.apply(RECALL_AT_1),
                estimate.apply(RECALL_AT_5),
                estimate.apply(RECALL_AT_10),
                estimate.apply(MAP),
                estimate.apply(MAP_AT_R),
                estimate.apply(R_PRECISION));
    }
}
