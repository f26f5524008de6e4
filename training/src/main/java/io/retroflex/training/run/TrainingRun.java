package io.retroflex.training.run;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.retroflex.training.optimize.AdamW;
import io.retroflex.training.optimize.MovingAverage;
import io.retroflex.training.torch.Parameters;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.checkpoint.StateDict;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries a run out: steps, validations, the best parameters kept, a state after each epoch to go on from.
 *
 * <p>A step's seed is that of the run and the step's number alone, so that a run that stopped and went on gives what one
 * that never stopped gives.
 */
public final class TrainingRun<B> implements AutoCloseable {
    private final Objective<B> objective;
    private final Parameters parameters;
    private final RunSettings settings;
    private final RunFolder folder;
    private final RunListener listener;
    private final NDManager manager = Torch.manager();
    private final AdamW optimizer;
    private final MovingAverage average;
    private int epochs;
    private long steps;
    private int bestEpoch;
    private double bestFigure = Double.NEGATIVE_INFINITY;
    private StateDict best;

    /**
     * A run that has not begun, or that goes on from the folder's state.
     *
     * @param parameters what learns; they hold the best that was found once the run has ended
     * @throws IOException if the folder's state cannot be read
     */
    public TrainingRun(
            Objective<B> objective, Parameters parameters, RunSettings settings, RunFolder folder, RunListener listener)
            throws IOException {
        this.objective = objective;
        this.parameters = parameters;
        this.settings = settings;
        this.folder = folder;
        this.listener = listener;
        this.optimizer = new AdamW(
                parameters.learning(),
                manager.newSubManager(),
                settings.weightDecay(),
                name -> Parameters.isBackbone(name) ? 1 : settings.headRate());
        this.average = new MovingAverage(parameters, manager.newSubManager(), settings.memory());
        this.best = parameters.snapshot();
        Optional<RunState> state = folder.state();
        if (state.isPresent()) {
            resume(state.get());
        }
    }

    private void resume(RunState state) {
        parameters.restore(state.parameters());
        optimizer.restore(state.optimizer());
        average.restore(state.average());
        best = state.best();
        epochs = state.progress().epochs();
        steps = state.progress().steps();
        bestEpoch = state.progress().bestEpoch();
        bestFigure = state.progress().bestFigure();
    }

    /**
     * Runs to the end.
     *
     * @return the epoch whose parameters were the best, counted from 1
     * @throws ArithmeticException if the gradient is no longer a number
     */
    public int run() throws IOException, InterruptedException {
        int perEpoch = objective.batches(0).size();
        long all = (long) perEpoch * settings.epochs();
        if (epochs < settings.epochs() && !isExhausted()) {
            listener.expects(all - steps, expectation(all - steps));
        }
        while (epochs < settings.epochs() && !isExhausted()) {
            epoch(all);
        }
        parameters.restore(best);
        return bestEpoch;
    }

    private boolean isExhausted() {
        return bestEpoch > 0 && epochs - bestEpoch >= settings.patience();
    }

    /** By two steps that are taken back: the first one also pays for what the engine sets up once. */
    private Duration expectation(long left) throws InterruptedException {
        long nanos = 0;
        StateDict before = parameters.snapshot();
        try (Prefetch<B> batches = new Prefetch<>(objective, epochs)) {
            for (int i = 0; i < Math.min(2, batches.size()); i++) {
                B batch = batches.next();
                long start = System.nanoTime();
                gradients(batch, steps);
                nanos = System.nanoTime() - start;
                optimizer.forget();
            }
        }
        parameters.restore(before); // the running statistics have moved
        return Duration.ofNanos(nanos * left);
    }

    private void epoch(long all) throws IOException, InterruptedException {
        long start = System.nanoTime();
        double sum = 0;
        double rate = 0;
        int count;
        try (Prefetch<B> batches = new Prefetch<>(objective, epochs)) {
            count = batches.size();
            for (int i = 0; i < count; i++) {
                double loss = gradients(batches.next(), steps);
                rate = settings.schedule().at(steps, all);
                optimizer.step(rate, settings.clip());
                steps++;
                average.take(steps);
                sum += loss;
                listener.step(steps, all, loss);
            }
        }
        epochs++;
        Optional<ValidationFigures> figures = Optional.empty();
        if (epochs % settings.validateEvery() == 0 || epochs == settings.epochs()) {
            StateDict own = parameters.snapshot();
            parameters.restore(average.state());
            figures = objective.validate();
            // Without pictures to validate by, the last epoch is taken for the best.
            double figure = figures.map(ValidationFigures::map).orElse((double) epochs);
            if (figure > bestFigure) {
                bestFigure = figure;
                bestEpoch = epochs;
                best = parameters.snapshot();
            }
            parameters.restore(own);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        EpochFigures done = new EpochFigures(epochs, steps, sum / count, rate, figures, seconds);
        folder.keep(done, state());
        listener.epoch(done);
    }

    private double gradients(B batch, long step) {
        Torch.seed(settings.seed() * 1_000_003 + step);
        try (NDManager own = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = objective.loss(batch, own);
            collector.backward(loss);
            return loss.toFloatArray()[0];
        }
    }

    private RunState state() {
        RunState.Progress progress = new RunState.Progress(
                epochs, steps, bestEpoch, bestFigure, folder.settings(), "state-" + epochs + ".safetensors");
        return new RunState(progress, parameters.snapshot(), optimizer.state(), average.state(), best);
    }

    @Override
    public void close() {
        average.close();
        optimizer.close();
        manager.close();
    }
}
