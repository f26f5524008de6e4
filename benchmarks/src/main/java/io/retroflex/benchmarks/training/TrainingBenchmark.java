package io.retroflex.benchmarks.training;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes steps of the paper's preset at full size on one fixed batch, each beside the same step of the same network in plain
 * libtorch, after a check that the two networks compute the same.
 *
 * <p>Arguments: the number of steps (20), and {@code alone} to leave the plain network out, so that the peak of memory is that
 * of the training alone.
 */
public final class TrainingBenchmark {
    private TrainingBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        boolean alone = List.of(arguments).contains("alone");
        if (steps <= Steps.WARM_UP) {
            throw new IllegalArgumentException(
                    steps + " steps are too few: the first " + Steps.WARM_UP + " only warm up");
        }
        try (TemporaryFolder folder = TemporaryFolder.create("training-benchmark-")) {
            measure(folder.path(), steps, alone);
        }
    }

    private static void measure(Path folder, int steps, boolean alone) throws IOException, InterruptedException {
        Model whole = PaperModel.write(folder).run().model();
        ViewBatch batch = PaperStart.batch(whole.description());
        System.out.println(Torch.version() + "; one batch of " + batch.size() + ", the same at every step");
        if (!alone) {
            Agreement agreement = Agreement.of(whole, batch);
            System.out.printf(
                    Locale.ROOT,
                    "both networks agree: embeddings within %.1e, gradients within %.1e of a parameter's largest (%s)%n",
                    agreement.embeddings(),
                    agreement.gradients(),
                    agreement.parameter());
        }
        double parted = run(PaperStart.begin(whole), batch, steps, alone, folder.resolve("run"));
        System.out.printf(
                Locale.ROOT,
                "peak resident memory%s: %.2f GB%n",
                alone ? "" : " of both together",
                PeakMemory.gigabytes());
        if (!(parted > 0)) {
            throw new IllegalStateException("nothing was learnt: the labels lie no further apart than at the start");
        }
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
