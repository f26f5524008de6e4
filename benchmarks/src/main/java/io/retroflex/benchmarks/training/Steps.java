package io.retroflex.benchmarks.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The steps that were taken, and what they come to. */
final class Steps {
    /** The first steps pay for what an engine sets up once; their times do not count. */
    static final int WARM_UP = 3;

    private static final int COMPARED = 5;

    private final List<Step> taken = new ArrayList<>();

    /**
     * A step.
     *
     * @param loss before it
     * @param gap before it; see {@link LabelGap}
     * @param seconds it took: forward, backward, optimizer
     */
    record Step(double loss, double gap, double seconds) {
        /** Its cells in a table. */
        String cells() {
            return String.format(Locale.ROOT, " | %.4f | %.4f | %.2f", loss, gap, seconds);
        }
    }

    void add(Step step) {
        taken.add(step);
    }

    /** Of the seconds, without the warm-up. */
    double median() {
        double[] sorted =
                taken.stream().skip(WARM_UP).mapToDouble(Step::seconds).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How much further apart the labels lay in the last five steps than in the first. */
    double parted() {
        return last(Step::gap) - first(Step::gap);
    }

    /** What the steps come to, in a line. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "loss %.4f (first five) to %.4f (last five), gap %.4f to %.4f, %.2f s a step (median after %d)",
                first(Step::loss),
                last(Step::loss),
                first(Step::gap),
                last(Step::gap),
                median(),
                WARM_UP);
    }

    /** The mean of the first five. */
    private double first(ToDoubleFunction<Step> figure) {
        return mean(taken.subList(0, Math.min(COMPARED, taken.size())), figure);
    }

    /** The mean of the last five. */
    private double last(ToDoubleFunction<Step> figure) {
        return mean(taken.subList(Math.max(0, taken.size() - COMPARED), taken.size()), figure);
    }

    private static double mean(List<Step> steps, ToDoubleFunction<Step> figure) {
        return steps.stream().mapToDouble(figure).average().orElseThrow();
    }
}
