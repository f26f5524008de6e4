package io.retroflex.training.loss;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Runs losses on numbers. */
final class Losses {
    /** A loss with its gradients, flat; that of the embeddings is under the name {@code embeddings}. */
    record Outcome(double value, Map<String, double[]> gradients) {}

    private Losses() {}

    /** Those that compare the pictures of a batch. */
    static Stream<Loss> ofPairs() {
        return Stream.of(
                Triplet.published(),
                new Triplet(0.6, new Miner.SemiHard(0.4), Triplet.Mean.MINED, false),
                new Triplet(0.3, new Miner.Hard(), Triplet.Mean.MINED, false),
                new Triplet(0.5, new Miner.All(), Triplet.Mean.MINED, false),
                new Triplet(0.5, new Miner.All(), Triplet.Mean.ABOVE_ZERO, false),
                BatchHard.published(),
                new BatchHard(0.4, false),
                MultiSimilarity.published(),
                SupervisedContrastive.published());
    }

    /** Those with a learnt vector a label. */
    static Stream<Loss> ofProxies() {
        return Stream.of(ArcFace.published(), new ArcFace(1.2, 5), ProxyAnchor.published());
    }

    static Stream<Loss> all() {
        return Stream.concat(ofPairs(), ofProxies());
    }

    /** The loss of float64 rows. */
    static Outcome run(Loss loss, double[][] embeddings, int[] labels, Map<String, double[][]> parameters) {
        return run(loss, embeddings, labels, parameters, DataType.FLOAT64);
    }

    static Outcome run(
            Loss loss, double[][] embeddings, int[] labels, Map<String, double[][]> parameters, DataType type) {
        Engine engine = Engine.getInstance();
        try (NDManager manager = engine.newBaseManager()) {
            NDArray rows = learnable(manager, embeddings, type);
            Map<String, NDArray> learnt = new LinkedHashMap<>();
            parameters.forEach((name, values) -> learnt.put(name, learnable(manager, values, type)));
            double value;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray scalar = loss.value(rows, labels, learnt);
                collector.backward(scalar);
                value = Batch.values(scalar)[0];
            }
            Map<String, double[]> gradients = new LinkedHashMap<>();
            gradients.put("embeddings", gradient(rows));
            learnt.forEach((name, array) -> gradients.put(name, gradient(array)));
            return new Outcome(value, gradients);
        }
    }

    static NDArray array(NDManager manager, double[][] rows, DataType type) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return manager.create(flat, new Shape(rows.length, rows[0].length)).toType(type, true);
    }

    private static NDArray learnable(NDManager manager, double[][] rows, DataType type) {
        NDArray array = array(manager, rows, type);
        array.setRequiresGradient(true);
        return array;
    }

    private static double[] gradient(NDArray array) {
        try (NDArray gradient = array.getGradient()) {
            return Batch.values(gradient);
        }
    }

    /** Parameters of the shapes that the loss asks for, of normal numbers. */
    static Map<String, double[][]> parameters(Loss loss, int labels, int dimension, Random random) {
        Map<String, double[][]> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, List<Integer>> shape :
                loss.parameters(labels, dimension).entrySet()) {
            parameters.put(
                    shape.getKey(),
                    normal(shape.getValue().get(0), shape.getValue().get(1), random));
        }
        return parameters;
    }

    /** Unit vectors that lean towards one direction, so that positives and negatives are hard to tell apart. */
    static double[][] unit(int rows, int dimension, Random random) {
        double[][] values = normal(rows, dimension, random);
        for (double[] row : values) {
            row[0] += 1;
            double length = Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
            Arrays.setAll(row, column -> row[column] / length);
        }
        return values;
    }

    private static double[][] normal(int rows, int columns, Random random) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, column -> random.nextGaussian());
        }
        return values;
    }

    static double cosine(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
