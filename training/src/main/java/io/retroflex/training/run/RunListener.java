package io.retroflex.training.run;

import io.retroflex.training.torch.Parameters;
import java.time.Duration;

/** Hears how a run goes on. */
public interface RunListener {
    /** What learns and what does not. */
    void begins(Parameters parameters);

    /** Before the first step: how long all epochs will take by what one step took. */
    void expects(long steps, Duration duration);

    /** After each step, counted from 1. */
    void step(long step, long steps, double loss);

    /** After each epoch. */
    void epoch(EpochFigures figures);
}
