package io.retroflex.cli;

import io.retroflex.training.run.RunSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long a run goes on, with which seed, and whether it goes on from where it stopped. */
final class RunOptions {
    @Option(names = "--epochs", paramLabel = "N", description = "In place of the preset's.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--seed", defaultValue = "43", description = "Of all that is random (default: ${DEFAULT-VALUE}).")
    private long seed = 43;

    @Option(
            names = "--resume",
            description =
                    "Go on from the last epoch of a run that was cut off; the rest of the call is to be the same.")
    private boolean resume;

    /** Checks the numbers. */
    void check(Output output) {
        if (epochs.isPresent() && epochs.get() < 1) {
            throw output.misuse("--epochs is " + epochs.get() + "; the least is 1");
        }
    }

    boolean isResume() {
        return resume;
    }

    long seed() {
        return seed;
    }

    /** Settings with what was asked for. */
    RunSettings applied(RunSettings settings) {
        RunSettings seeded = settings.withSeed(seed);
        return epochs.map(seeded::withEpochs).orElse(seeded);
    }
}
