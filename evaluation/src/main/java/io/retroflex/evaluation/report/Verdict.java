package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Comparison.Difference;
import io.retroflex.evaluation.Estimate;
import java.util.Locale;

/** A paired test in words. */
record Verdict(String head, String detail, boolean differs) {
    /**
     * The words of a test.
     *
     * @param difference the reference minus the row
     */
    static Verdict of(Difference difference, double adjusted, boolean differs) {
        Estimate estimate = difference.difference();
        boolean higher = estimate.value() > 0;
        // Told as a difference from the reference, so that a loss reads as a loss.
        Estimate lost = higher ? estimate : new Estimate(-estimate.value(), -estimate.high(), -estimate.low());
        String points = Format.percent(Math.abs(estimate.value()));
        String head = differs
                ? "Differs: " + points + " points " + (higher ? "below" : "above") + " the reference"
                : "No difference shown";
        String measured = differs
                ? ""
                : estimate.value() == 0
                        ? "as high as the reference, "
                        : points + " points " + (higher ? "below, " : "above, ");
        return new Verdict(
                head,
                measured + "95 % interval " + Format.percent(lost.low()) + " to " + Format.percent(lost.high()) + "; "
                        + p(adjusted) + " corrected, " + p(difference.p()) + " alone",
                differs);
    }

    static String p(double p) {
        return p < 0.001 ? "p < 0.001" : "p = " + String.format(Locale.ROOT, "%.3f", p);
    }
}
