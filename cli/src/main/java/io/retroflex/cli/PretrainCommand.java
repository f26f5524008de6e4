package io.retroflex.cli;

import io.retroflex.training.run.RunFolder;
import io.retroflex.training.student.Student;
import io.retroflex.training.student.StudentSettings;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code retroflex pretrain}. */
@Command(
        name = "pretrain",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Makes a small network of your own that learns from pictures alone, by telling changed views of them apart.",
            "Labels only choose the best epoch. The model can be the base of 'retroflex train'."
        })
final class PretrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingSource source = new TrainingSource();

    @Mixin
    private StudentOptions student = new StudentOptions();

    @Mixin
    private NewModel place = new NewModel();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        source.check(output);
        options.check(output);
        student.check(output);
        place.requireFree();
        StudentSettings settings = student.settings(options);
        TrainingSource.Parts parts = source.parts(source.read(bad), bad);
        try (TrainingData data = TrainingData.load(
                parts, List.of(), List.of(Student.preprocessing(settings).framing()), bad, output)) {
            RunFolder folder =
                    RunFolder.open(place.run(), data.identity("pretrain", settings, List.of()), options.isResume());
            Model learnt;
            try (TrainingProgress progress =
                    new TrainingProgress(output, place.run(), settings.run().epochs())) {
                Student learner = new Student(settings, data.heldOut());
                learnt = progress.follow(() -> learner.pretrain(place.name(), folder, progress));
            }
            return TrainedModel.finish(learnt, place, source, parts, data, settings, Map.of(), bad, output);
        }
    }
}
