package io.retroflex.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.loss.SupervisedContrastive;
import io.retroflex.training.metric.AdapterSettings;
import io.retroflex.training.optimize.AdamW;
import io.retroflex.training.torch.Torch;
import io.retroflex.training.torch.TorchOperations;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A thousand steps of a tiny network take no more memory than a few. */
class MemoryTest {
    private static final int WARM_UP = 300;
    private static final int STEPS = 1000;
    /** Kilobytes: a leak of a batch's arrays alone would be above a gigabyte. */
    private static final long ROOM = 100_000;

    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryStaysFlatOverAThousandSteps() throws IOException {
        Model small = SmallModel.of("mobilenet", 16);
        Model.Part part = small.parts().getFirst();
        Model adapted = new Model(
                small.description(),
                List.of(new Model.Part(
                        part.base(),
                        new AdapterSettings(2, 4, 0.05, List.of("blocks\\.\\d+\\.pointwise"))
                                .begin(small.description().branches().getFirst().backbone(), new SplittableRandom(1)))),
                small.fusion());
        int[] labels = {0, 0, 0, 0, 1, 1, 1, 1};
        try (Learner learner = new Learner(adapted, false, new StateDict(Map.of()), 0.05);
                AdamW optimizer = new AdamW(learner.parameters().learning(), Torch.manager(), 1e-4, name -> 1)) {
            long before = 0;
            for (int i = 0; i < WARM_UP + STEPS; i++) {
                if (i == WARM_UP) {
                    before = resident();
                }
                step(learner, optimizer, labels);
            }
            assertThat(resident() - before).as("kilobytes more").isLessThan(ROOM);
        }
    }

    private static void step(Learner learner, AdamW optimizer, int[] labels) {
        try (NDManager step = Torch.manager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            // Of 150 kilobytes, and the maps that follow are larger.
            NDArray pictures = step.randomNormal(new Shape(labels.length, 3, 32, 32));
            NDArray embeddings = learner.description()
                    .embed(TorchOperations.training(learner.parameters(), 0.05f), List.of(pictures));
            collector.backward(new SupervisedContrastive(0.1).value(embeddings, labels, Map.of()));
        }
        optimizer.step(1e-4, 2);
    }

    /** Kilobytes of the process that lie in memory. */
    private static long resident() throws IOException {
        Optional<String> line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(text -> text.startsWith("VmRSS:"))
                .findFirst();
        return Long.parseLong(line.orElseThrow().replaceAll("\\D", ""));
    }
}
