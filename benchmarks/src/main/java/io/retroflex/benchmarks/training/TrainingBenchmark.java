package io.retroflex.benchmarks.training;

import io.retroflex.benchmarks.TemporaryFolder;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.run.RunFolder;
import io.retroflex.training.run.TrainingRun;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.PaperModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes steps of the paper's preset at full size on one fixed batch, each beside the same step of the same network in plain
 * libtorch, after a check that the two networks compute the same.
 *
 * <p>Arguments: the number of steps (20), and {@code ours} or {@code plain} for one of the two alone, so that the peak of memory
 * is its own.
 */
public final class TrainingBenchmark {
    private enum Taken {
        BOTH,
        OURS,
        PLAIN;

        static Taken of(String argument) {
            return switch (argument) {
                case "ours" -> OURS;
                case "plain" -> PLAIN;
                default ->
                    throw new IllegalArgumentException(
                            "unknown side '" + argument + "'; leave it out for both, or name ours or plain");
            };
        }
    }

    private TrainingBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Taken taken = arguments.length > 1 ? Taken.of(arguments[1]) : Taken.BOTH;
        if (steps <= Steps.WARM_UP) {
            throw new IllegalArgumentException(
                    steps + " steps are too few: the first " + Steps.WARM_UP + " only warm up");
        }
        try (TemporaryFolder folder = TemporaryFolder.create("training-benchmark-")) {
            measure(folder.path(), steps, taken);
        }
    }

    private static void measure(Path folder, int steps, Taken taken) throws IOException, InterruptedException {
        Model whole = PaperModel.write(folder).run().model();
        ViewBatch batch = PaperStart.batch(whole.description());
        System.out.println(Torch.version() + "; one batch of " + batch.size() + ", the same at every step");
        if (taken == Taken.BOTH) {
            Agreement agreement = Agreement.of(whole, batch);
            System.out.printf(
                    Locale.ROOT,
                    "both networks agree: embeddings within %.1e, gradients within %.1e of a parameter's largest (%s)%n",
                    agreement.embeddings(),
                    agreement.gradients(),
                    agreement.parameter());
        }
        Model begun = PaperStart.begin(whole);
        double parted = taken == Taken.PLAIN
                ? plain(begun, batch, steps)
                : run(begun, batch, steps, taken == Taken.OURS, folder.resolve("run"));
        System.out.printf(
                Locale.ROOT,
                "peak resident memory%s: %.2f GB%n",
                taken == Taken.BOTH ? " of both together" : "",
                PeakMemory.gigabytes());
        if (!(parted > 0)) {
            throw new IllegalStateException("nothing was learnt: the labels lie no further apart than at the start");
        }
    }

    /** How much further apart the labels came, by steps of the plain network alone. */
    private static double plain(Model begun, ViewBatch batch, int count) throws IOException {
        Steps steps = new Steps();
        try (PlainNetwork network = new PlainNetwork(begun, PaperStart.ADAPTER.dropout());
                PlainStep plain = new PlainStep(network, batch, count)) {
            System.out.println("step | loss | gap | s");
            for (int i = 0; i < count; i++) {
                Steps.Step step = plain.take(i, count);
                steps.add(step);
                System.out.println((i + 1) + step.cells());
            }
        }
        System.out.println("plain libtorch: " + steps.summary());
        return steps.parted();
    }

    /** How much further apart the labels came. */
    private static double run(Model begun, ViewBatch batch, int steps, boolean alone, Path folder)
            throws IOException, InterruptedException {
        double dropout = PaperStart.ADAPTER.dropout();
        try (Learner learner = new Learner(begun, false, new StateDict(Map.of()), dropout)) {
            FixedBatch objective = new FixedBatch(learner::learnt, batch, steps);
            if (alone) {
                return run(learner, objective, Optional.empty(), folder);
            }
            try (PlainNetwork network = new PlainNetwork(begun, dropout);
                    PlainStep plain = new PlainStep(network, batch, steps)) {
                return run(learner, objective, Optional.of(plain), folder);
            }
        }
    }

    private static double run(Learner learner, FixedBatch objective, Optional<PlainStep> plain, Path folder)
            throws IOException, InterruptedException {
        Alternation alternation = new Alternation(objective, plain);
        alternation.begins(learner.parameters());
        try (TrainingRun<ViewBatch> run = new TrainingRun<>(
                objective,
                learner.parameters(),
                PaperStart.RUN,
                RunFolder.open(folder, PaperStart.RUN, false),
                alternation)) {
            run.run();
        }
        return alternation.parted();
    }
}
