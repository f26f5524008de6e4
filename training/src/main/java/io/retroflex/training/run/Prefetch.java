package io.retroflex.training.run;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the batches of an epoch ready one ahead of the network, in order. */
final class Prefetch<B> implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("batches").factory());
    private final Objective<B> objective;
    private final List<int[]> batches;
    private final int epoch;
    private int next;
    private Future<B> ahead;

    Prefetch(Objective<B> objective, int epoch) {
        this.objective = objective;
        this.batches = objective.batches(epoch);
        this.epoch = epoch;
        this.ahead = submit(0);
    }

    private Future<B> submit(int place) {
        return thread.submit(() -> objective.prepare(batches.get(place), epoch, place));
    }

    int size() {
        return batches.size();
    }

    /** The next batch; there must be one. */
    B next() throws InterruptedException {
        try {
            B batch = ahead.get();
            next++;
            if (next < batches.size()) {
                ahead = submit(next);
            }
            return batch;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be made: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
