package io.retroflex.training.metric;

import io.retroflex.training.data.Samples;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.Initial;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.run.RunFolder;
import io.retroflex.training.run.RunListener;
import io.retroflex.training.run.TrainingRun;
import io.retroflex.training.sampling.PkSampler;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.network.Fusion;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/** Metric learning from a model of one or two frozen branches, on labelled pictures. */
public final class MetricLearning {
    /** Where what the loss learns stands beside the model. */
    private static final String LOSS = "loss.";

    private final Beginning beginning;
    private final MetricSettings settings;
    private final HeldOut data;
    private final Samples samples;

    /**
     * @param start the model to learn from; its own adapters and fusion are given up
     * @param data loaded with the framings of the model
     * @throws IllegalArgumentException if no layer is a target of the adapter
     */
    public MetricLearning(Model start, MetricSettings settings, HeldOut data) {
        this.beginning = new Beginning(start, settings);
        this.settings = settings;
        this.data = data;
        this.samples = Samples.of(data.learnt());
    }

    /** Learns, and gives the best model that was seen. */
    public Model run(RunFolder folder, RunListener listener) throws IOException, InterruptedException {
        double dropout = settings.adapter().map(AdapterSettings::dropout).orElse(0.0);
        try (Learner learner =
                new Learner(begun(), false, learntByLoss().above(LOSS), dropout)) {
            listener.begins(learner.parameters());
            int best = run(inputs(learner), learner, folder, listener);
            return learner.model(beginning.ended(samples.names(), best));
        }
    }

    /** What is kept beside a head is fitted to the frozen features of the pictures that are learnt from. */
    private Model begun() {
        Model model = beginning.model();
        if (!(model.description().fusion() instanceof Fusion.Reminder reminder)) {
            return model;
        }
        try (Learner frozen = new Learner(model, false, new StateDict(Map.of()), 0)) {
            float[][] features = frozen.features(
                    data.learning().size(),
                    (i, framing) -> data.pictures().framed(data.learning().get(i), framing));
            SequencedMap<String, Tensor> fusion = new LinkedHashMap<>(model.fusion().tensors());
            fusion.putAll(PrincipalAxes.of(features, reminder.kept()).above("kept.").tensors());
            return new Model(model.description(), model.parts(), new StateDict(fusion));
        }
    }

    private Inputs<?> inputs(Learner learner) {
        return settings.adapter().isPresent()
                ? new PictureInputs(learner, data.pictures(), settings.augmentation())
                : new FeatureInputs(
                        learner,
                        data.pictures(),
                        settings.augmentation(),
                        settings.views(),
                        settings.run().seed());
    }

    private <B> int run(Inputs<B> inputs, Learner learner, RunFolder folder, RunListener listener)
            throws IOException, InterruptedException {
        PkSampler sampler = new PkSampler(
                samples.labels(),
                samples.groups(),
                settings.labels(),
                settings.pictures(),
                settings.repeats(),
                settings.run().seed());
        MetricObjective<B> objective = new MetricObjective<>(
                inputs,
                sampler,
                samples,
                data,
                settings.loss(),
                learner.extras(LOSS),
                settings.run().seed());
        try (TrainingRun<MetricObjective.Batch<B>> run =
                new TrainingRun<>(objective, learner.parameters(), settings.run(), folder, listener)) {
            return run.run();
        }
    }

    /** Vectors in no direction more than in another. */
    private StateDict learntByLoss() {
        SplittableRandom random = new SplittableRandom(settings.run().seed());
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        settings.loss()
                .parameters(
                        samples.names().size(), beginning.model().description().dimension())
                .forEach((name, shape) -> tensors.put(
                        name,
                        Initial.normal(
                                random,
                                shape.stream().mapToInt(Integer::intValue).toArray())));
        return new StateDict(tensors);
    }
}
