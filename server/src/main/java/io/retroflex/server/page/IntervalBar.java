package io.retroflex.server.page;

import io.retroflex.evaluation.Estimate;
import java.util.Locale;

/**
 * A share as a bar with its interval.
 *
 * @param kind the class of the bar
 * @param words what it comes to
 */
record IntervalBar(String name, String kind, Estimate share, String words) {
    /** How long the bar is, in hundredths. */
    String length() {
        return hundredths(share.value());
    }

    /** Where the interval begins. */
    String low() {
        return hundredths(share.low());
    }

    /** How wide the interval is. */
    String width() {
        return hundredths(share.high() - share.low());
    }

    private static String hundredths(double share) {
        return String.format(Locale.ROOT, "%.3f", 100 * share);
    }
}
