package io.retroflex.benchmarks.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.optimize.AdamW;
import io.retroflex.training.run.RunSettings;
import io.retroflex.training.torch.Torch;

/** A step of the plain network: loss, optimizer and data are those of a training run, only the network is not. */
final class PlainStep implements AutoCloseable {
    private final RunSettings settings = PaperStart.RUN;
    private final NDManager manager = Torch.manager();
    private final FixedBatch objective;
    private final ViewBatch batch;
    private final AdamW optimizer;

    PlainStep(PlainNetwork network, ViewBatch batch, int steps) {
        this.batch = batch;
        this.objective = new FixedBatch(network::embed, batch, steps);
        this.optimizer = new AdamW(network.learning(), Torch.manager(), settings.weightDecay(), name -> 1);
    }

    /** Takes a step, counted from 0, of all steps. */
    Steps.Step take(int step, int steps) {
        double loss = loss(step);
        optimizer.step(settings.schedule().at(step, steps), settings.clip());
        return new Steps.Step(loss, objective.gap(), objective.seconds());
    }

    private double loss(int step) {
        Torch.seed(settings.seed() * 1_000_003 + step);
        try (NDManager own = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = objective.loss(batch, own);
            collector.backward(loss);
            return loss.toFloatArray()[0];
        }
    }

    @Override
    public void close() {
        optimizer.close();
        manager.close();
    }
}
