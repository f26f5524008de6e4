package io.retroflex.benchmarks.training;

import io.retroflex.training.run.EpochFigures;
import io.retroflex.training.run.RunListener;
import io.retroflex.training.torch.Parameters;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Notes each step of a training run, and has the plain network take the same step after it. */
final class Alternation implements RunListener {
    private final FixedBatch objective;
    private final Optional<PlainStep> plain;
    private final Steps ours = new Steps();
    private final Steps theirs = new Steps();

    /** @param plain nothing if the run is alone */
    Alternation(FixedBatch objective, Optional<PlainStep> plain) {
        this.objective = objective;
        this.plain = plain;
    }

    @Override
    public void begins(Parameters parameters) {
        long learning = parameters.learningCount();
        System.out.printf(Locale.ROOT, "%,d numbers learn, %,d are frozen%n", learning, parameters.count() - learning);
    }

    @Override
    public void expects(long steps, Duration duration) {
        System.out.println("step | loss | gap | s" + (plain.isPresent() ? " | plain: loss | gap | s" : ""));
    }

    @Override
    public void step(long step, long steps, double loss) {
        Steps.Step own = new Steps.Step(loss, objective.gap(), objective.seconds());
        ours.add(own);
        System.out.print(step + own.cells());
        plain.ifPresent(other -> {
            Steps.Step same = other.take((int) step - 1, (int) steps);
            theirs.add(same);
            System.out.print(same.cells());
        });
        System.out.println();
    }

    @Override
    public void epoch(EpochFigures figures) {
        System.out.println("ours: " + ours.summary());
        if (plain.isPresent()) {
            System.out.println("plain libtorch: " + theirs.summary());
            System.out.printf(
                    Locale.ROOT, "ours takes %.3f of plain libtorch's time%n", ours.median() / theirs.median());
        }
    }

    /** How much further apart the labels lay in the last five steps than in the first. */
    double parted() {
        return ours.parted();
    }
}
