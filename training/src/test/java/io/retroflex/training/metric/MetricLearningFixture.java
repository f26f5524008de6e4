package io.retroflex.training.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.data.DrawnPictures;
import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.loss.SupervisedContrastive;
import io.retroflex.training.optimize.Schedule;
import io.retroflex.training.run.EpochFigures;
import io.retroflex.training.run.RunFolder;
import io.retroflex.training.run.RunListener;
import io.retroflex.training.run.RunSettings;
import io.retroflex.training.torch.Parameters;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A small network that learns three colours by metric learning. */
abstract class MetricLearningFixture {
    @TempDir
    Path folder;

    Model learn(Model start, MetricSettings settings, String run, RunListener listener, boolean resume)
            throws IOException, InterruptedException {
        try (TrainingPictures pictures = pictures(start)) {
            HeldOut data = HeldOut.of(pictures, picture -> true, (gallery, queries) -> {
                throw new IllegalStateException("nothing is held out");
            });
            return new MetricLearning(start, settings, data)
                    .run(RunFolder.open(folder.resolve(run), settings, resume), listener);
        }
    }

    TrainingPictures pictures(Model start) throws IOException, InterruptedException {
        return new TrainingPictures(
                DrawnPictures.write(Files.createDirectories(folder.resolve("pictures"))),
                start.description().views().stream().map(Preprocessing::framing).toList(),
                done -> {});
    }

    static MetricSettings settings(int epochs, double dropout) {
        return new MetricSettings(
                new RunSettings(43, epochs, new Schedule(5e-3, 0.1), 1, 1e-4, 2, 0.9, 1, 10),
                3,
                4,
                2,
                Optional.empty(),
                new AdapterSettings(2, 4, dropout, List.of("blocks\\.\\d+\\.pointwise")),
                new HeadSettings(HeadSettings.Kind.HEAD, 4),
                Optional.empty(),
                List.of(),
                new SupervisedContrastive(0.1),
                Augmentation.endoscopy(),
                1);
    }

    String fingerprint(Model model) throws IOException {
        return ModelFolder.write(Files.createTempDirectory(folder, "model"), model)
                .fingerprint();
    }

    static List<float[]> bytes(StateDict tensors) {
        return tensors.tensors().values().stream()
                .map(tensor -> tensor.floats())
                .toList();
    }

    /** Keeps what a run tells. */
    static class Listener implements RunListener {
        final List<EpochFigures> epochs = new ArrayList<>();
        long learning;

        @Override
        public void begins(Parameters parameters) {
            learning = parameters.learningCount();
        }

        @Override
        public void expects(long steps, Duration duration) {
            assertThat(duration).isPositive();
        }

        @Override
        public void step(long step, long steps, double loss) {
            assertThat(step).isBetween(1L, steps);
        }

        @Override
        public void epoch(EpochFigures figures) {
            epochs.add(figures);
        }
    }
}
