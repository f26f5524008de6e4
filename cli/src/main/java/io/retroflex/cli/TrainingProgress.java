package io.retroflex.cli;

import io.retroflex.training.run.EpochFigures;
import io.retroflex.training.run.RunListener;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.training.torch.Parameters;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells on standard error how a run goes on: what learns, how long it will take, a bar over the steps, a line an epoch; and
 * how to go on, where the process is ended from outside.
 */
final class TrainingProgress implements RunListener, AutoCloseable {
    /** For a step: the largest take some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Output output;
    private final Path run;
    private final int epochs;
    private final StepGate gate = new StepGate();
    private final Thread farewell = new Thread(this::sayFarewell, "farewell");
    private final long begun = System.nanoTime();
    private Optional<Progress> bar = Optional.empty();
    private volatile int done;
    private long learning;

    TrainingProgress(Output output, Path run, int epochs) {
        this.output = output;
        this.run = run;
        this.epochs = epochs;
        Runtime.getRuntime().addShutdownHook(farewell);
    }

    /** Work that a run does. */
    @FunctionalInterface
    interface Work {
        Model run() throws IOException, InterruptedException;
    }

    /**
     * Does the work that this listens to.
     *
     * @throws Failure if the run diverged; the message says what to do
     */
    Model follow(Work work) throws IOException, InterruptedException {
        gate.enter();
        try {
            return work.run();
        } catch (ArithmeticException e) { // how the optimiser reports a gradient that is no number
            throw new Failure(e.getMessage());
        } finally {
            gate.leave();
        }
    }

    private void sayFarewell() {
        gate.close(PATIENCE);
        output.note((done > 0
                        ? "cut off after epoch " + done + ", which is kept in " + run
                        : "cut off before its first epoch ended")
                + "; the same command with --resume goes on from the last epoch kept");
    }

    @Override
    public void begins(Parameters parameters) {
        learning = parameters.learningCount();
        Map<String, Long> kinds = new TreeMap<>();
        parameters.learning().forEach((name, array) -> kinds.merge(kind(name), array.size(), Long::sum));
        kinds.forEach((kind, count) -> output.note(String.format(Locale.ROOT, "learns  %,d numbers: %s", count, kind)));
        output.note(String.format(Locale.ROOT, "frozen  %,d numbers", parameters.count() - learning));
    }

    private static String kind(String name) {
        if (Parameters.isBackbone(name)) {
            int branch = Integer.parseInt(name.split("\\.", 3)[1]) + 1;
            return (Parameters.isAdapter(name) ? "the adapters of branch " : "the backbone of branch ") + branch;
        }
        return name.startsWith("fusion.") ? "the head" : "what the loss needs beside the model";
    }

    /** How many numbers learn. */
    long learning() {
        return learning;
    }

    @Override
    public void expects(long steps, Duration duration) {
        output.note(steps + " steps to go, about " + words(duration) + "; validation comes on top");
        output.note("the state after each epoch, settings and curves: " + run);
    }

    static String words(Duration duration) {
        long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 120 ? minutes + " min" : String.format(Locale.ROOT, "%.1f h", minutes / 60.0);
    }

    @Override
    public void step(long step, long steps, double loss) {
        if (bar.isEmpty()) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            bar = Optional.of(
                    Progress.of("Training", "steps", 1, steps, step - 1, step == 1 ? Duration.ZERO : elapsed));
        }
        bar.get().at(step, String.format(Locale.ROOT, " loss %.4f", loss));
        gate.pass();
    }

    @Override
    public void epoch(EpochFigures figures) {
        endBar(); // a line among the redrawings of a bar would be lost
        done = figures.epoch();
        output.note(String.format(
                Locale.ROOT,
                "epoch %d of %d  loss %.4f  %s  %s",
                done,
                epochs,
                figures.loss(),
                figures.validation().map(TrainingProgress::words).orElse("not validated"),
                words(Duration.ofMillis(Math.round(1000 * figures.seconds())))));
    }

    static String words(ValidationFigures figures) {
        return String.format(
                Locale.ROOT,
                "Recall@1 %.1f %%  Recall@5 %.1f %%  mAP %.1f %%",
                100 * figures.recallAt1(),
                100 * figures.recallAt5(),
                100 * figures.map());
    }

    private void endBar() {
        bar.ifPresent(Progress::close);
        bar = Optional.empty();
    }

    @Override
    public void close() {
        endBar();
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The process is being ended, and the farewell is being said.
        }
    }
}
