package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Ablation;
import io.retroflex.evaluation.AblationRow;
import io.retroflex.evaluation.Estimate;
import io.retroflex.evaluation.Measure;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A measure of every row as a dot on its 95 % interval, in a drawing 560 wide. The scale spans the intervals: dots are
 * read by their place, so that it need not begin at zero.
 *
 * @param title of the measure
 * @param height of the drawing
 * @param reference where the line of the reference's value stands
 * @param ticks of the scale
 * @param dots from the first row to the last
 */
record IntervalChart(String title, String height, String reference, List<Tick> ticks, List<Dot> dots) {
    static final int LEFT = 8;
    static final int RIGHT = 552;
    static final int TOP = 28;
    private static final int ROW = 44;

    /** A line of the scale. */
    record Tick(String x, int percent) {}

    /** A row; its name stands above its interval. */
    record Dot(
            String name,
            String nameY,
            String y,
            String low,
            String value,
            String high,
            String text,
            boolean reference) {}

    static IntervalChart of(Ablation ablation, Measure measure) {
        List<AblationRow> rows = ablation.rows();
        List<Estimate> estimates =
                rows.stream().map(row -> row.result().plain().of(measure)).toList();
        int least = percent(estimates.stream().mapToDouble(Estimate::low), true);
        int most = percent(estimates.stream().mapToDouble(Estimate::high), false);
        Scale scale = new Scale(least, Math.max(most, least + 5));
        List<Dot> dots = IntStream.range(0, rows.size())
                .mapToObj(i -> dot(rows.get(i), estimates.get(i), i, scale, ablation.isReference(rows.get(i))))
                .toList();
        return new IntervalChart(
                measure.title(),
                number(TOP + ROW * rows.size() + 8.0),
                scale.x(ablation.reference().result().plain().of(measure).value()),
                scale.ticks(),
                dots);
    }

    private static Dot dot(AblationRow row, Estimate estimate, int index, Scale scale, boolean reference) {
        double top = TOP + ROW * (double) index;
        return new Dot(
                row.name(),
                number(top + 18),
                number(top + 31),
                scale.x(estimate.low()),
                scale.x(estimate.value()),
                scale.x(estimate.high()),
                Format.percent(estimate.value()),
                reference);
    }

    /** The end of the scale, in whole steps of five percent. */
    private static int percent(DoubleStream fractions, boolean low) {
        return low
                ? 5 * (int) Math.floor(20 * fractions.min().orElse(0))
                : 5 * (int) Math.ceil(20 * fractions.max().orElse(1));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** From the lowest percent to the highest. */
    private record Scale(int least, int most) {
        String x(double fraction) {
            return number(LEFT + (RIGHT - LEFT) * (100 * fraction - least) / (most - least));
        }

        List<Tick> ticks() {
            int step = most - least > 60 ? 20 : most - least > 25 ? 10 : 5;
            return IntStream.rangeClosed(least, most)
                    .filter(percent -> percent % step == 0)
                    .mapToObj(percent -> new Tick(x(percent / 100.0), percent))
                    .toList();
        }
    }
}
