package io.retroflex.evaluation;

/**
 * A row of an ablation against the reference, query by query.
 *
 * @param comparison first the row, second the reference
 * @param adjustedRecallAt1 p of Recall@1 after Holm's correction over every test of the table
 * @param adjustedMap p of mAP after the same correction
 */
public record Paired(Comparison comparison, double adjustedRecallAt1, double adjustedMap) {
    /** An adjusted p below this counts as a difference. */
    public static final double LEVEL = 0.05;

    /** Whether Recall@1 differs from that of the reference. */
    public boolean recallAt1Differs() {
        return adjustedRecallAt1 < LEVEL;
    }

    /** Whether mAP differs from that of the reference. */
    public boolean mapDiffers() {
        return adjustedMap < LEVEL;
    }
}
