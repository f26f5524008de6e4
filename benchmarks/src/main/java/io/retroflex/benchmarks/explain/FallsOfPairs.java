package io.retroflex.benchmarks.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** How far cosines fell, over all pairs. */
record FallsOfPairs(List<Falls> pairs) {
    private static final int RESAMPLES = 10_000;

    String line(String name) {
        double[] gain = values(falls -> falls.hot() - falls.random());
        return String.format(
                Locale.ROOT,
                "%-28s hot %.3f random %.3f cool %.3f | hot-random %s, %3.0f %% of pairs | random-cool %s | hot-borrowed %s | hot-turned %s, %3.0f %% of pairs",
                name,
                mean(values(Falls::hot)),
                mean(values(Falls::random)),
                mean(values(Falls::cool)),
                interval(gain),
                100 * share(gain),
                interval(values(falls -> falls.random() - falls.cool())),
                interval(values(falls -> falls.hot() - falls.borrowed())),
                interval(values(falls -> falls.hot() - falls.turned())),
                100 * share(values(falls -> falls.hot() - falls.turned())));
    }

    private double[] values(ToDoubleFunction<Falls> value) {
        return pairs.stream().mapToDouble(value).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double share(double[] differences) {
        return (double) Arrays.stream(differences).filter(value -> value > 0).count() / differences.length;
    }

    /** The mean with a 95 % percentile interval over pairs. */
    private static String interval(double[] values) {
        Random random = new Random(1);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < values.length; j++) {
                means[i] += values[random.nextInt(values.length)] / values.length;
            }
        }
        Arrays.sort(means);
        return String.format(
                Locale.ROOT,
                "%+.3f (%+.3f to %+.3f)",
                mean(values),
                means[RESAMPLES / 40],
                means[RESAMPLES - RESAMPLES / 40]);
    }
}
