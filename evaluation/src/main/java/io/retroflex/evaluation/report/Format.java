package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Estimate;
import java.util.Locale;

/** Numbers as the page writes them, the same in every locale. */
final class Format {
    private Format() {}

    /** A fraction of one in percent with one decimal. */
    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f", 100 * fraction);
    }

    /** The 95 % interval in percent. */
    static String interval(Estimate estimate) {
        return percent(estimate.low()) + "–" + percent(estimate.high());
    }

    /** Where an estimate and its interval stand on a bar from 0 to 100 %. */
    static String bar(Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "--low:%.1f%%;--span:%.1f%%;--value:%.1f%%",
                100 * estimate.low(),
                100 * (estimate.high() - estimate.low()),
                100 * estimate.value());
    }

    static String cosine(double cosine) {
        return String.format(Locale.ROOT, "%.3f", cosine);
    }

    static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A picture or {@code n} pictures. */
    static String plural(int number, String one, String several) {
        return count(number) + " " + (number == 1 ? one : several);
    }
}
