package io.retroflex.training.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.data.Samples;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.loss.Loss;
import io.retroflex.training.run.Objective;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.training.sampling.PkSampler;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Pictures of one label come to lie close together.
 *
 * @param samples the pictures that are learnt from, as the sampler counts them
 * @param data the same pictures among all
 * @param learnt what the loss learns, by its own names
 * @param seed of all that is random
 */
record MetricObjective<B>(
        Inputs<B> inputs,
        PkSampler sampler,
        Samples samples,
        HeldOut data,
        Loss loss,
        Map<String, NDArray> learnt,
        long seed)
        implements Objective<MetricObjective.Batch<B>> {
    /** Inputs made ready, and the label of each. */
    record Batch<B>(B inputs, List<Integer> labels) {}

    @Override
    public List<int[]> batches(int epoch) {
        return sampler.batches(epoch);
    }

    @Override
    public Batch<B> prepare(int[] batch, int epoch, int place) {
        int[] chosen = Arrays.stream(batch).map(data.learning()::get).toArray();
        List<Integer> labels = Arrays.stream(batch).mapToObj(samples::label).toList();
        // Each batch has a generator of its own, so that it is the same whatever was drawn before it.
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * epoch + place);
        return new Batch<>(inputs.prepare(chosen, random), labels);
    }

    @Override
    public NDArray loss(Batch<B> batch, NDManager step) {
        int[] labels = batch.labels().stream().mapToInt(Integer::intValue).toArray();
        return loss.value(inputs.embed(batch.inputs(), step), labels, learnt);
    }

    @Override
    public Optional<ValidationFigures> validate() {
        return data.measure(inputs::inferred);
    }
}
