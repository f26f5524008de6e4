package io.retroflex.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Means and intervals of all queries, of each part of them, and of the parts' mean. Outcomes are first added up by unit
 * and part, so that a resample costs as many additions as there are such cells.
 */
final class Bootstrap {
    private static final Measure[] MEASURES = Measure.values();

    private final List<String> parts;
    private final int units;
    private final int[] cellUnit;
    private final int[] cellPart;
    /** Number of queries and the sum of each measure, by cell. */
    private final double[][] cells;

    private final int[] unitsOfPart;

    /**
     * @param plain over all queries
     * @param macro the mean of the parts, each counting once
     * @param parts by name
     */
    record Result(Measures plain, Measures macro, SortedMap<String, Measures> parts) {}

    private Bootstrap(List<QueryOutcome> measured, Function<QueryOutcome, String> partOf) {
        parts = List.copyOf(new TreeSet<>(measured.stream().map(partOf).toList()));
        Map<String, Integer> partNumbers = new HashMap<>();
        parts.forEach(part -> partNumbers.put(part, partNumbers.size()));
        Map<String, Integer> unitNumbers = new HashMap<>();
        record Cell(int unit, int part) {}
        Map<Cell, double[]> sums = new HashMap<>();
        List<Cell> order = new ArrayList<>();
        for (QueryOutcome outcome : measured) {
            int unit = unitNumbers.computeIfAbsent(outcome.unit(), fresh -> unitNumbers.size());
            Cell cell = new Cell(unit, partNumbers.getOrDefault(partOf.apply(outcome), 0));
            double[] sum = sums.computeIfAbsent(cell, fresh -> {
                order.add(fresh);
                return new double[1 + MEASURES.length];
            });
            sum[0]++;
            for (int measure = 0; measure < MEASURES.length; measure++) {
                sum[1 + measure] += MEASURES[measure].of(outcome);
            }
        }
        units = unitNumbers.size();
        cellUnit = order.stream().mapToInt(Cell::unit).toArray();
        cellPart = order.stream().mapToInt(Cell::part).toArray();
        cells = order.stream().map(sums::get).toArray(double[][]::new);
        unitsOfPart = new int[parts.size()];
        for (int part : cellPart) {
            unitsOfPart[part]++;
        }
    }

    /** At least one outcome, each measured. */
    static Result of(List<QueryOutcome> measured, Function<QueryOutcome, String> partOf, int resamples, long seed) {
        return new Bootstrap(measured, partOf).estimate(resamples, seed);
    }

    private Result estimate(int resamples, long seed) {
        int columns = parts.size() + 2;
        int plain = parts.size();
        int macro = plain + 1;
        double[][] values = means(weightsOfOne(), new double[parts.size()][MEASURES.length]);
        // [mean of a part, of all, or of the parts][measure][resample]
        double[][][] drawn = new double[columns][MEASURES.length][resamples];
        SplittableRandom random = new SplittableRandom(seed);
        for (int resample = 0; resample < resamples; resample++) {
            double[][] means = means(draw(random), values);
            for (int column = 0; column < columns; column++) {
                for (int measure = 0; measure < MEASURES.length; measure++) {
                    drawn[column][measure][resample] = means[column][measure];
                }
            }
        }
        SortedMap<String, Measures> byPart = new TreeMap<>();
        for (int part = 0; part < parts.size(); part++) {
            byPart.put(parts.get(part), measures(values[part], unitsOfPart[part], drawn[part]));
        }
        return new Result(
                measures(values[plain], units, drawn[plain]), measures(values[macro], units, drawn[macro]), byPart);
    }

    private static Measures measures(double[] values, int trials, double[][] drawn) {
        return Measure.collect(measure -> interval(values[measure], trials, drawn[measure]));
    }

    private static Estimate interval(double value, int trials, double[] resampled) {
        // With few resamples a rare part may not have been drawn by any of them.
        boolean neverDrawn = Arrays.stream(resampled).allMatch(Double::isNaN);
        boolean nothingToResample = trials == 1 || value == 0 || value == 1 || neverDrawn;
        return nothingToResample ? Intervals.wilson(value, trials) : Intervals.percentile(value, resampled);
    }

    private int[] weightsOfOne() {
        int[] weights = new int[units];
        Arrays.fill(weights, 1);
        return weights;
    }

    private int[] draw(SplittableRandom random) {
        int[] weights = new int[units];
        for (int i = 0; i < units; i++) {
            weights[random.nextInt(units)]++;
        }
        return weights;
    }

    /**
     * The means of each part, of all queries, and of the parts. A part that was not drawn is NaN itself; among the parts
     * it keeps its value in {@code whole}, for a rare label that drops out would lift or lower every mean it drops from.
     */
    private double[][] means(int[] weights, double[][] whole) {
        double[][] sums = new double[parts.size() + 2][1 + MEASURES.length];
        double[] all = sums[parts.size()];
        for (int cell = 0; cell < cells.length; cell++) {
            int weight = weights[cellUnit[cell]];
            if (weight > 0) {
                double[] sum = sums[cellPart[cell]];
                for (int i = 0; i < sum.length; i++) {
                    double added = weight * cells[cell][i];
                    sum[i] += added;
                    all[i] += added;
                }
            }
        }
        double[][] means = new double[sums.length][MEASURES.length];
        double[] macro = means[parts.size() + 1];
        for (int column = 0; column <= parts.size(); column++) {
            boolean drawn = sums[column][0] > 0;
            for (int measure = 0; measure < MEASURES.length; measure++) {
                means[column][measure] = drawn ? sums[column][1 + measure] / sums[column][0] : Double.NaN;
                if (column < parts.size()) {
                    macro[measure] += (drawn ? means[column][measure] : whole[column][measure]) / parts.size();
                }
            }
        }
        return means;
    }
}
