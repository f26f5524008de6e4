package io.retroflex.evaluation;

import java.util.function.IntFunction;

/** The measures by name; {@link Measures} says what each means. */
public enum Measure {
    RECALL_AT_1("Recall@1", "recallAt1"),
    RECALL_AT_5("Recall@5", "recallAt5"),
    RECALL_AT_10("Recall@10", "recallAt10"),
    MAP("mAP", "map"),
    MAP_AT_R("MAP@R", "mapAtR"),
    R_PRECISION("R-precision", "rPrecision");

    private final String title;
    private final String key;

    Measure(String title, String key) {
        this.title = title;
        this.key = key;
    }

    /** The name as the field writes it. */
    public String title() {
        return title;
    }

    /** The name in JSON. */
    String key() {
        return key;
    }

    /** What one query contributes to the mean, in [0, 1]. */
    double of(QueryOutcome outcome) {
        return switch (this) {
            case RECALL_AT_1 -> outcome.hitWithin(1) ? 1 : 0;
            case RECALL_AT_5 -> outcome.hitWithin(5) ? 1 : 0;
            case RECALL_AT_10 -> outcome.hitWithin(10) ? 1 : 0;
            case MAP -> outcome.averagePrecision();
            case MAP_AT_R -> outcome.averagePrecisionAtR();
            case R_PRECISION -> outcome.rPrecision();
        };
    }

    /** All measures from what gives the estimate at each place of {@link #values()}. */
    static Measures collect(IntFunction<Estimate> estimates) {
        return new Measures(
                estimates.apply(0),
                estimates.apply(1),
                estimates.apply(2),
                estimates.apply(3),
                estimates.apply(4),
                estimates.apply(5));
    }
}
