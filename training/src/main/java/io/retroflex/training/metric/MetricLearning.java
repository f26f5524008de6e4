package io.retroflex.training.metric;

import io.retroflex.training.data.Samples;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.Initial;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.learner.PrincipalAxes;
import io.retroflex.training.run.RunFolder;
import io.retroflex.training.run.RunListener;
import io.retroflex.training.run.TrainingRun;
import io.retroflex.training.sampling.PkSampler;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.network.Reminder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Metric learning from a model of one or two frozen branches, on labelled pictures. */
public final class MetricLearning {
    /** Where what the loss learns stands beside the model. */
    private static final String LOSS = "loss.";

    private final Beginning beginning;
    private final MetricSettings settings;
    private final HeldOut data;
    private final Samples samples;
    private final PkSampler sampler;
    private final Supplier<CachedFeatures> features;
    private Optional<CachedFeatures> computed = Optional.empty();

    /**
     * @param start the model to learn from; its own adapters and fusion are given up
     * @param data loaded with the framings of the model
     * @throws IllegalArgumentException if no layer is a target of the adapter, or the pictures make no batches, or
     *     are too few for the reminder
     */
    public MetricLearning(Model start, MetricSettings settings, HeldOut data) {
        this(start, settings, data, () -> CachedFeatures.of(start, settings, data.pictures()));
    }

    /**
     * As above, with the features of the frozen branches at hand.
     *
     * @param features of all pictures of the data by the model's branches; settings that change the
     *     backbones and have no reminder do not use them
     */
    public MetricLearning(Model start, MetricSettings settings, HeldOut data, CachedFeatures features) {
        this(start, settings, data, () -> features);
    }

    private MetricLearning(Model start, MetricSettings settings, HeldOut data, Supplier<CachedFeatures> features) {
        this.beginning = new Beginning(start, settings);
        this.settings = settings;
        this.data = data;
        this.samples = Samples.of(data.learnt());
        this.features = features;
        int inputs = beginning.model().description().fusion().inputs();
        settings.reminder()
                .ifPresent(chosen -> PrincipalAxes.requireEnough(data.learning().size(), inputs, chosen.outputs()));
        this.sampler = new PkSampler(
                samples.labels(),
                samples.groups(),
                settings.labels(),
                settings.pictures(),
                settings.repeats(),
                settings.run().seed());
    }

    /** What differs in the batches from what the settings ask for, a sentence each. */
    public List<String> notes() {
        return sampler.notes();
    }

    /** Learns, and gives the best model that was seen. */
    public Model run(RunFolder folder, RunListener listener) throws IOException, InterruptedException {
        double dropout = settings.adaptation() instanceof AdapterSettings adapter ? adapter.dropout() : 0;
        boolean whole = settings.adaptation() instanceof Adaptation.Whole;
        try (Learner learner = new Learner(begun(), whole, learntByLoss().above(LOSS), dropout)) {
            listener.begins(learner.parameters());
            int best = run(inputs(learner), learner, folder, listener);
            Model learnt = learner.model(beginning.ended(samples.names(), best));
            return Beginning.remindsLater(settings) ? reminding(learnt, learner) : learnt;
        }
    }

    /** The model with a reminder, if one is asked for, of what its branches see now. */
    private Model reminding(Model learnt, Learner learner) {
        ModelDescription description = learnt.description();
        Optional<Reminder> reminder =
                Beginning.reminder(settings, description.fusion().inputs());
        if (reminder.isEmpty()) {
            return learnt;
        }
        List<Integer> learning = data.learning();
        float[][] seen = Looks.mean(
                learner,
                learning.size(),
                (i, framing) -> data.pictures().framed(learning.get(i), framing),
                settings.symmetries());
        return new Model(
                description.with(reminder.get()),
                learnt.parts(),
                learnt.fusion().with(axes(seen, reminder.get())));
    }

    private static StateDict axes(float[][] seen, Reminder reminder) {
        return PrincipalAxes.of(seen, reminder.outputs()).above("reminder.");
    }

    /** What is kept beside the fusion is fitted to the frozen features of the pictures that are learnt from. */
    private Model begun() {
        Model model = beginning.model();
        Optional<Reminder> reminder = model.description().reminder();
        if (reminder.isEmpty()) {
            return model;
        }
        float[][] seen = frozen(model.description()).steady(data.learning());
        return new Model(model.description(), model.parts(), model.fusion().with(axes(seen, reminder.get())));
    }

    private Inputs<?> inputs(Learner learner) {
        if (settings.adaptation().isFrozen()) {
            return new FeatureInputs(learner, frozen(learner.description()));
        }
        return new PictureInputs(
                learner,
                data.pictures(),
                settings.augmentation(),
                learner.description().reminder().map(chosen -> frozen(learner.description())));
    }

    private CachedFeatures frozen(ModelDescription description) {
        CachedFeatures cached = computed.orElseGet(features);
        computed = Optional.of(cached);
        cached.require(
                description.branches().stream().map(Branch::dimension).toList(),
                data.pictures().pictures().size());
        return cached;
    }

    private <B> int run(Inputs<B> inputs, Learner learner, RunFolder folder, RunListener listener)
            throws IOException, InterruptedException {
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
                        samples.names().size(),
                        beginning.model().description().fusion().outputs())
                .forEach((name, shape) -> tensors.put(
                        name,
                        Initial.normal(
                                random,
                                shape.stream().mapToInt(Integer::intValue).toArray())));
        return new StateDict(tensors);
    }
}
