package io.retroflex.training.student;

import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.Initial;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.run.Objective;
import io.retroflex.training.run.RunFolder;
import io.retroflex.training.run.RunListener;
import io.retroflex.training.run.TrainingRun;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Normalization;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A small network that learns from nothing, by pictures alone or by a teacher. */
public final class Student {
    /** Where the layers between the student's features and what it is held against stand. */
    static final String PROJECTION = "projection.";

    private static final int PROJECTED = 128;

    private final StudentSettings settings;
    private final HeldOut data;

    /**
     * @param data loaded with the framing of {@link #preprocessing}
     */
    public Student(StudentSettings settings, HeldOut data) {
        this.settings = settings;
        this.data = data;
    }

    /** How a student of that size sees a picture. */
    public static Preprocessing preprocessing(StudentSettings settings) {
        return new Preprocessing(Framing.preset("retroflex", settings.size()), Normalization.SYMMETRIC);
    }

    /** Learns by contrast between views of pictures; labels are used for the validation alone. */
    public Model pretrain(String name, RunFolder folder, RunListener listener)
            throws IOException, InterruptedException {
        int width = settings.network().width();
        Fusion projection = new Fusion.Perceptron(width, width, PROJECTED);
        return learn(
                name,
                "self-supervised by contrast",
                projection,
                learner -> new SelfSupervision(learner, data, settings, projection),
                folder,
                listener);
    }

    /** Learns to see in changed pictures what a teacher sees in them. */
    public Model distil(Model teacher, String name, RunFolder folder, RunListener listener)
            throws IOException, InterruptedException {
        Lessons lessons = Lessons.of(teacher, data, settings);
        Fusion projection = new Fusion.Projection(settings.network().width(), lessons.width());
        return learn(
                name,
                "taught by " + teacher.description().name() + ", fingerprint " + teacher.fingerprint(),
                projection,
                learner -> new Distillation(learner, data, settings, projection, lessons),
                folder,
                listener);
    }

    private <B> Model learn(
            String name,
            String how,
            Fusion projection,
            Function<Learner, Objective<B>> objective,
            RunFolder folder,
            RunListener listener)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(settings.run().seed());
        Model begun = begun(name, random);
        StateDict extras = Initial.layers(projection.parameters(), random).above(PROJECTION);
        try (Learner learner = new Learner(begun, true, extras, 0);
                TrainingRun<B> run = new TrainingRun<>(
                        objective.apply(learner), learner.parameters(), settings.run(), folder, listener)) {
            listener.begins(learner.parameters());
            int best = run.run();
            return learner.model(described(
                    name,
                    List.of(),
                    Map.of("training", how + ", " + data.learning().size() + " pictures, best of epoch " + best)));
        }
    }

    private Model begun(String name, SplittableRandom random) {
        StateDict weights = Initial.backbone(settings.network(), random);
        return new Model(
                described(name, List.of(), Map.of()),
                List.of(new Model.Part(weights, Optional.empty())),
                new StateDict(Map.of()));
    }

    private ModelDescription described(String name, List<String> labels, Map<String, String> provenance) {
        Branch branch = new Branch(
                name,
                settings.network(),
                Pooling.MEAN,
                preprocessing(settings),
                false,
                "that of the pictures it learnt from");
        return new ModelDescription(
                ModelDescription.FORMAT,
                name,
                List.of(branch),
                new Fusion.Concatenation(branch.dimension()),
                labels,
                provenance,
                Map.of());
    }
}
