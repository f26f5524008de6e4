package io.retroflex.training.run;

import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a run stands after an epoch, and all that it needs to go on as if it had never stopped.
 *
 * @param progress what was done
 * @param parameters as they are now
 * @param optimizer its moments
 * @param average the moving average of the parameters
 * @param best the parameters of the best epoch
 */
record RunState(Progress progress, StateDict parameters, StateDict optimizer, StateDict average, StateDict best) {
    private static final String PROGRESS = "progress.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param epochs done
     * @param steps done
     * @param bestEpoch counted from 1; 0 as long as none was validated
     * @param bestFigure of the validation; the higher the better
     * @param settings a sum over all that decides the result: a run goes on only with the same
     * @param tensors the file that holds the arrays
     */
    record Progress(int epochs, long steps, int bestEpoch, double bestFigure, String settings, String tensors) {}

    /** Writes it beside the state before, then takes that one's place: a kill at any moment leaves one of them whole. */
    void write(Path folder) throws IOException {
        Path tensors = folder.resolve(progress.tensors());
        Safetensors.write(
                tensors,
                parameters
                        .above("now.")
                        .with(optimizer.above("optimizer."))
                        .with(average.above("average."))
                        .with(best.above("best.")),
                Map.of());
        Optional<RunState.Progress> before = progress(folder);
        Path draft = folder.resolve(PROGRESS + ".draft");
        Files.write(draft, JSON.writeValueAsBytes(progress));
        Files.move(
                draft, folder.resolve(PROGRESS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (before.isPresent() && !before.get().tensors().equals(progress.tensors())) {
            Files.deleteIfExists(folder.resolve(before.get().tensors()));
        }
    }

    /** What was done in a folder, if anything was. */
    static Optional<Progress> progress(Path folder) throws IOException {
        Path file = folder.resolve(PROGRESS);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Progress.class));
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage() + "; start the run anew", e);
        }
    }

    /** The state in a folder, which has one. */
    static RunState read(Path folder, Progress progress) throws IOException {
        StateDict all = Safetensors.read(folder.resolve(progress.tensors()));
        return new RunState(
                progress, all.below("now."), all.below("optimizer."), all.below("average."), all.below("best."));
    }
}
