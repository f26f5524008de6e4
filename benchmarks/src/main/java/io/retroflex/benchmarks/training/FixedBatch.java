package io.retroflex.benchmarks.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.run.Objective;
import io.retroflex.training.run.ValidationFigures;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One batch, learnt from again and again; remembers when its loss was last begun and how far its labels lay apart. */
final class FixedBatch implements Objective<ViewBatch> {
    private final BiFunction<ViewBatch, NDManager, NDArray> network;
    private final ViewBatch batch;
    private final int steps;
    private long begun;
    private double gap;

    /** @param network makes embeddings, with their gradients, of a batch */
    FixedBatch(BiFunction<ViewBatch, NDManager, NDArray> network, ViewBatch batch, int steps) {
        this.network = network;
        this.batch = batch;
        this.steps = steps;
    }

    @Override
    public List<int[]> batches(int epoch) {
        return Collections.nCopies(steps, ToyPictures.labels());
    }

    @Override
    public ViewBatch prepare(int[] pictures, int epoch, int place) {
        return batch;
    }

    @Override
    public NDArray loss(ViewBatch same, NDManager step) {
        begun = System.nanoTime();
        NDArray embeddings = network.apply(same, step);
        gap = LabelGap.of(embeddings.stopGradient().toFloatArray(), ToyPictures.labels());
        return PaperStart.LOSS.value(embeddings, ToyPictures.labels(), Map.of());
    }

    @Override
    public Optional<ValidationFigures> validate() {
        return Optional.empty();
    }

    /** Seconds since the last loss was begun. */
    double seconds() {
        return (System.nanoTime() - begun) * 1e-9;
    }

    /** Of the last loss's embeddings. */
    double gap() {
        return gap;
    }
}
