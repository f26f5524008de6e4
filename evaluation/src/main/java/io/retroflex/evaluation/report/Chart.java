package io.retroflex.evaluation.report;

import io.retroflex.evaluation.PrecisionAtRank;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Precision at rank as lines in a drawing of 720 x 300: ranks on a logarithmic scale, precision from 0 to 100 %.
 *
 * @param points of the precision, from left to right
 * @param line through them, as the points of an SVG polyline
 * @param attainable the line of a perfect ranking
 */
record Chart(List<Point> points, String line, String attainable) {
    static final int LEFT = 56;
    static final int RIGHT = 700;
    static final int TOP = 24;
    static final int BOTTOM = 252;

    /** A rank with its place in the drawing and its precision in percent. */
    record Point(String x, String y, String labelY, int rank, String percent) {}

    static Chart of(List<PrecisionAtRank> precisions) {
        List<Point> points = precisions.stream()
                .map(at -> new Point(
                        number(x(at.rank())),
                        number(y(at.precision())),
                        // Above the point, or below it where the line of the perfect ranking runs close above.
                        number(y(at.precision()) + (at.attainable() - at.precision() < 0.09 ? 20 : -10)),
                        at.rank(),
                        Format.percent(at.precision())))
                .toList();
        return new Chart(
                points, line(precisions, PrecisionAtRank::precision), line(precisions, PrecisionAtRank::attainable));
    }

    /** The height of a precision of so many percent. */
    static String height(int percent) {
        return number(y(percent / 100.0));
    }

    private static String line(List<PrecisionAtRank> precisions, ToDoubleFunction<PrecisionAtRank> value) {
        return precisions.stream()
                .map(at -> number(x(at.rank())) + "," + number(y(value.applyAsDouble(at))))
                .collect(Collectors.joining(" "));
    }

    private static double x(int rank) {
        return LEFT + 24 + (RIGHT - LEFT - 48) * Math.log10(rank) / 2;
    }

    private static double y(double precision) {
        return BOTTOM - (BOTTOM - TOP) * precision;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
