package io.retroflex.cli;

import io.retroflex.training.run.RunFolder;
import io.retroflex.training.student.Student;
import io.retroflex.training.student.StudentSettings;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex distil}. */
@Command(
        name = "distil",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Makes a small network of your own that learns to see what a larger model sees.",
            "Labels only choose the best epoch. The model can be the base of 'retroflex train'."
        })
final class DistilCommand implements Callable<Integer> {
    @Option(
            names = "--teacher",
            paramLabel = "MODEL",
            required = true,
            description = "The folder, or known name, of the model to learn from.")
    private String teacher = "";

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
        Model opened = Models.open(teacher).model();
        List<Framing> framings = framings(settings, opened);
        TrainingSource.Parts parts = source.parts(source.read(bad), bad);
        try (TrainingData data = TrainingData.load(parts, List.of(), framings, bad, output)) {
            String fingerprint = opened.fingerprint();
            RunFolder folder = RunFolder.open(
                    place.run(), data.identity("distil", settings, List.of(fingerprint)), options.isResume());
            Model learnt;
            try (TrainingProgress progress =
                    new TrainingProgress(output, place.run(), settings.run().epochs())) {
                output.note("the teacher looks at every picture once; then the student begins");
                Student learner = new Student(settings, data.heldOut());
                learnt = progress.follow(() -> learner.distil(opened, place.name(), folder, progress));
            }
            return TrainedModel.finish(
                    learnt,
                    place,
                    source,
                    parts,
                    data,
                    settings,
                    Map.of("teacher", opened.description().name() + ", fingerprint " + fingerprint),
                    bad,
                    output);
        }
    }

    private static List<Framing> framings(StudentSettings settings, Model teacher) {
        Framing own = Student.preprocessing(settings).framing();
        List<Framing> framings = new ArrayList<>(List.of(own));
        teacher.description().views().stream().map(Preprocessing::framing).forEach(framings::add);
        if (framings.stream().anyMatch(framing -> framing.fieldOfView() != own.fieldOfView())) {
            throw new Failure("the teacher '" + teacher.description().name()
                    + "' sees the whole picture and a student the field of view; import the teacher with"
                    + " --preprocess retroflex");
        }
        return framings;
    }
}
