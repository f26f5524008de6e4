package io.retroflex.benchmarks.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/**
 * Whether both networks compute the same without dropout.
 *
 * @param embeddings the largest difference of any of their numbers
 * @param gradients the largest difference of any parameter's gradients, as a share of that parameter's largest
 * @param parameter whose that is
 */
record Agreement(double embeddings, double gradients, String parameter) {
    private static final double EMBEDDINGS = 1e-4;
    private static final double GRADIENTS = 1e-3;

    /** A gradient that is zero by its nature is nothing but rounding; compared with all, it is to be this small. */
    private static final double ROUNDING = 1e-5;

    /** Embeddings, and the gradients of a weighted sum of them: a loss that mines could choose other triplets. */
    private static final class Outcome {
        private final float[] embeddings;
        private final Map<String, float[]> gradients;

        Outcome(float[] embeddings, Map<String, float[]> gradients) {
            this.embeddings = embeddings;
            this.gradients = gradients;
        }
    }

    /**
     * Compares them.
     *
     * @param model whose adapters change something, lest half of the gradients be zero
     * @throws IllegalStateException if they differ by more than float32's rounding explains
     */
    static Agreement of(Model model, ViewBatch batch) throws IOException {
        Outcome ours;
        try (Learner learner = new Learner(model, false, new StateDict(Map.of()), 0)) {
            ours = outcome(learner::learnt, learner.parameters().learning(), batch);
        }
        Outcome plain;
        try (PlainNetwork network = new PlainNetwork(model, 0)) {
            plain = outcome(network::embed, network.learning(), batch);
        }
        Agreement agreement = between(ours, plain);
        if (!(agreement.embeddings <= EMBEDDINGS && agreement.gradients <= GRADIENTS)) {
            throw new IllegalStateException("the two networks are not the same one: " + agreement + "; at most "
                    + EMBEDDINGS + " and " + GRADIENTS + " are rounding");
        }
        return agreement;
    }

    private static Outcome outcome(
            BiFunction<ViewBatch, NDManager, NDArray> network,
            SequencedMap<String, NDArray> learning,
            ViewBatch batch) {
        float[] embeddings;
        try (NDManager step = Torch.manager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray embedded = network.apply(batch, step);
            embeddings = embedded.stopGradient().toFloatArray();
            collector.backward(embedded.mul(step.create(probe(embeddings.length), embedded.getShape()))
                    .sum());
        }
        Map<String, float[]> gradients = new LinkedHashMap<>();
        learning.forEach((name, array) -> {
            try (NDArray gradient = array.getGradient()) {
                gradients.put(name, gradient.toFloatArray());
            }
        });
        return new Outcome(embeddings, gradients);
    }

    private static float[] probe(int length) {
        Random random = new Random(7);
        float[] probe = new float[length];
        for (int i = 0; i < length; i++) {
            probe[i] = (float) random.nextGaussian();
        }
        return probe;
    }

    private static Agreement between(Outcome ours, Outcome plain) {
        if (!ours.gradients.keySet().equals(plain.gradients.keySet())) {
            throw new IllegalStateException("other parameters learn in the plain network");
        }
        double overall = ours.gradients.values().stream()
                .mapToDouble(Agreement::largest)
                .max()
                .orElseThrow();
        double worst = 0;
        String parameter = "none";
        for (Map.Entry<String, float[]> own : ours.gradients.entrySet()) {
            double scale = Math.max(largest(own.getValue()), ROUNDING / GRADIENTS * overall);
            double share = difference(own.getValue(), plain.gradients.get(own.getKey())) / scale;
            if (!(share <= worst)) {
                worst = share;
                parameter = own.getKey();
            }
        }
        return new Agreement(difference(ours.embeddings, plain.embeddings), worst, parameter);
    }

    private static double largest(float[] values) {
        return difference(values, new float[values.length]);
    }

    /** Not a number if any of them is not. */
    private static double difference(float[] one, float[] other) {
        double largest = one.length == other.length ? 0 : Double.NaN;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            largest = Math.max(largest, Math.abs((double) one[i] - other[i]));
        }
        return largest;
    }
}
