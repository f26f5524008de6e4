package io.retroflex.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Two results on the same queries, compared query by query.
 *
 * @param queries measured in both
 * @param onlyFirst queries whose first neighbour is right in the first result alone
 * @param onlySecond queries whose first neighbour is right in the second result alone
 * @param recallAt1 tested by McNemar's test in its exact form, at every count; it takes queries for independent
 * @param map tested by a paired permutation test that flips the signs of whole units
 */
public record Comparison(int queries, int onlyFirst, int onlySecond, Difference recallAt1, Difference map) {
    /**
     * A measure in both results.
     *
     * @param difference second minus first, with the interval of the paired bootstrap over units
     * @param p two-sided; correct several by {@link Holm}
     */
    public record Difference(double first, double second, Estimate difference, double p) {}

    /**
     * Compares two results.
     *
     * @param resamples of the paired bootstrap
     * @param seed of bootstrap and permutations
     * @throws IllegalArgumentException if the results do not have the same queries with the same labels, units and
     *     numbers of relevant pictures
     */
    public static Comparison of(EvaluationResult first, EvaluationResult second, int resamples, long seed) {
        List<QueryOutcome> firsts = first.measured();
        List<QueryOutcome> seconds = second.measured();
        checkSame(firsts, seconds);
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < firsts.size(); i++) {
            boolean hitFirst = firsts.get(i).hitWithin(1);
            boolean hitSecond = seconds.get(i).hitWithin(1);
            onlyFirst += hitFirst && !hitSecond ? 1 : 0;
            onlySecond += hitSecond && !hitFirst ? 1 : 0;
        }
        PairedUnits maps = pair(firsts, seconds, Measure.MAP);
        return new Comparison(
                firsts.size(),
                onlyFirst,
                onlySecond,
                new Difference(
                        first.plain().recallAt1().value(),
                        second.plain().recallAt1().value(),
                        pair(firsts, seconds, Measure.RECALL_AT_1).difference(resamples, seed),
                        mcNemar(onlyFirst, onlySecond)),
                new Difference(
                        first.plain().map().value(),
                        second.plain().map().value(),
                        maps.difference(resamples, seed),
                        maps.permutationP(seed)));
    }

    /** Under no difference each discordant query is a fair coin (McNemar, Psychometrika 12:153, 1947). */
    static double mcNemar(int onlyFirst, int onlySecond) {
        int discordant = onlyFirst + onlySecond;
        if (discordant == 0) {
            return 1;
        }
        return BinomialTest.withDefaults().test(discordant, onlyFirst, 0.5).getPValue();
    }

    private static void checkSame(List<QueryOutcome> firsts, List<QueryOutcome> seconds) {
        if (firsts.size() != seconds.size()) {
            throw new IllegalArgumentException("two results are compared on the same queries; these measured "
                    + firsts.size() + " and " + seconds.size());
        }
        for (int i = 0; i < firsts.size(); i++) {
            QueryOutcome a = firsts.get(i);
            QueryOutcome b = seconds.get(i);
            boolean same = a.id().equals(b.id())
                    && a.label().equals(b.label())
                    && a.unit().equals(b.unit())
                    && a.relevant() == b.relevant();
            if (!same) {
                throw new IllegalArgumentException("two results are compared on the same queries and gallery; query "
                        + a.id() + " ('" + a.label() + "', " + a.relevant() + " relevant) of the first meets " + b.id()
                        + " ('" + b.label() + "', " + b.relevant() + " relevant) of the second");
            }
        }
    }

    private static PairedUnits pair(List<QueryOutcome> firsts, List<QueryOutcome> seconds, Measure measure) {
        Map<String, double[]> byUnit = new LinkedHashMap<>();
        for (int i = 0; i < firsts.size(); i++) {
            double[] sum = byUnit.computeIfAbsent(firsts.get(i).unit(), fresh -> new double[2]);
            sum[0] += measure.of(seconds.get(i)) - measure.of(firsts.get(i));
            sum[1]++;
        }
        return new PairedUnits(
                byUnit.values().stream().mapToDouble(sum -> sum[0]).toArray(),
                byUnit.values().stream().mapToDouble(sum -> sum[1]).toArray());
    }
}
