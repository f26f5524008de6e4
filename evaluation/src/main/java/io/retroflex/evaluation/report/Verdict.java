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
                measured + "95 % interval " + signed(lost.low()) + " to " + signed(lost.high()) + "; " + p(adjusted)
                        + " corrected, " + p(difference.p()) + " alone",
                differs);
    }

    /** With a minus that is no hyphen, and none before a zero. */
    private static String signed(double fraction) {
        String percent = Format.percent(fraction);
        return percent.equals("-0.0") ? "0.0" : percent.replace('-', '\u2212');
    }

    /** Kept on one line by spaces that do not break. */
    static String p(double p) {
        return p < 0.001 ? "p\u00a0<\u00a00.001" : "p\u00a0=\u00a0" + String.format(Locale.ROOT, "%.3f", p);
    }
}
