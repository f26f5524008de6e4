package io.retroflex.training.run;

import java.util.Optional;

/** x. */
public record EpochFigures(
        int epoch,
        long step,
        double loss,
        double learningRate,
        Optional<ValidationFigures> validation,
        double seconds) {}
