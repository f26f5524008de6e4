package io.retroflex.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.data.DrawnPictures;
import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.loss.SupervisedContrastive;
import io.retroflex.training.optimize.Schedule;
import io.retroflex.training.run.EpochFigures;
import io.retroflex.training.run.RunFolder;
import io.retroflex.training.run.RunListener;
import io.retroflex.training.run.RunSettings;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.training.torch.Parameters;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricLearningTest {
    private static final int EPOCHS = 4;

    @TempDir
    private Path folder;

    @Test
    void theLossFallsAndTheBasesStayAsTheyAre() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        Listener listener = new Listener();

        Model learnt = learn(start, settings(12, 0.05).with(Augmentation.none()), "run", listener, false);

        assertThat(listener.epochs.getLast().loss())
                .isLessThan(listener.epochs.getFirst().loss());
        assertThat(bytes(learnt.parts().getFirst().base()))
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(bytes(start.parts().getFirst().base()));
        assertThat(learnt.parts()
                        .getFirst()
                        .adapter()
                        .orElseThrow()
                        .modules()
                        .firstEntry()
                        .getValue()
                        .b()
                        .floats())
                .isNotEqualTo(new float[16 * 2]);
        assertThat(learnt.description().labels()).containsExactly("blue", "green", "red");
        assertThat(listener.learning).isEqualTo(2 * 8 + 16 * 2 + 2 * 16 + 16 * 2 + 16 * 4 + 3 * 4);
    }

    @Test
    void theSameSeedGivesTheSameModelAndAnotherSeedAnother() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        String one = fingerprint(learn(start, settings(2, 0.05), "one", new Listener(), false));
        String same = fingerprint(learn(start, settings(2, 0.05), "same", new Listener(), false));
        MetricSettings other = settings(2, 0.05);
        RunSettings run = other.run();
        String another = fingerprint(learn(
                start,
                other.with(
                        new RunSettings(44, 2, run.schedule(), 1, run.weightDecay(), run.clip(), run.memory(), 1, 10)),
                "another",
                new Listener(),
                false));

        assertThat(same).isEqualTo(one);
        assertThat(another).isNotEqualTo(one);
    }

    @Test
    void aRunThatStoppedAndWentOnGivesWhatOneThatNeverStoppedGives() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        String whole = fingerprint(learn(start, settings(EPOCHS, 0.05), "whole", new Listener(), false));
        Listener stopping = new Listener() {
            @Override
            public void epoch(EpochFigures figures) {
                if (figures.epoch() == 2) {
                    throw new Stop();
                }
            }
        };
        assertThatThrownBy(() -> learn(start, settings(EPOCHS, 0.05), "halves", stopping, false))
                .isInstanceOf(Stop.class);

        Listener second = new Listener();
        String halves = fingerprint(learn(start, settings(EPOCHS, 0.05), "halves", second, true));

        assertThat(halves).isEqualTo(whole);
        assertThat(second.epochs).extracting(EpochFigures::epoch).containsExactly(3, 4);
    }

    @Test
    void aRunIsNotResumedWithOtherSettingsNorOverwritten() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        learn(start, settings(1, 0), "run", new Listener(), false);

        assertThatThrownBy(() -> learn(start, settings(2, 0), "run", new Listener(), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other settings");
        assertThatThrownBy(() -> learn(start, settings(1, 0), "run", new Listener(), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--resume");
    }

    @Test
    void theBestEpochIsKeptAndPatienceEndsTheRun() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        MetricSettings settings = settings(9, 0);
        RunSettings run = settings.run();
        double[] maps = {0.5, 0.9, 0.6, 0.4, 0.3};
        Listener listener = new Listener();
        int[] asked = {0};
        List<float[]> seen = new ArrayList<>();

        try (TrainingPictures pictures = pictures(start)) {
            HeldOut data = HeldOut.of(
                    pictures, picture -> !picture.column("split").equals(Optional.of("val")), (gallery, queries) -> {
                        seen.add(gallery.embeddings().getFirst().values().clone());
                        return new ValidationFigures(0.5, 0.5, maps[asked[0]++]);
                    });
            Model learnt = new MetricLearning(
                            start,
                            settings.with(new RunSettings(
                                    43, 9, run.schedule(), 1, run.weightDecay(), run.clip(), run.memory(), 1, 2)),
                            data)
                    .run(RunFolder.open(folder.resolve("run"), settings, false), listener);

            assertThat(listener.epochs).hasSize(4);
            assertThat(learnt.description().provenance().get("training")).contains("best of epoch 2");
            // What was kept is the second epoch's network, not the last one's.
            List<float[]> again = new ArrayList<>();
            try (Learner learner = new Learner(learnt, false, new StateDict(Map.of()), 0)) {
                again.add(learner.embedded(
                                1,
                                (i, framing) ->
                                        data.pictures().framed(data.learning().getFirst(), framing))[0]);
            }
            assertThat(again.getFirst()).containsExactly(seen.get(1), within(1e-6f));
            assertThat(again.getFirst()).isNotEqualTo(seen.get(3));
        }
    }

    @Test
    void whatIsKeptBesideTheFusionIsOfTheFrozenBranchAndIsValidatedAsItIsInferred() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        MetricSettings settings = settings(3, 0.05).withReminder(Optional.of(new ReminderSettings(5, 0.3)));
        List<float[]> validated = new ArrayList<>();

        try (TrainingPictures pictures = pictures(start)) {
            HeldOut data = HeldOut.of(
                    pictures, picture -> !picture.column("split").equals(Optional.of("val")), (gallery, queries) -> {
                        validated.add(queries.embeddings().getFirst().values());
                        return new ValidationFigures(0.5, 0.5, 0.1 * validated.size());
                    });
            Model learnt = new MetricLearning(start, settings, data)
                    .run(RunFolder.open(folder.resolve("run"), settings, false), new Listener());
            Model unlearnt = new Model(
                    learnt.description(),
                    List.of(new Model.Part(learnt.parts().getFirst().base(), Optional.empty())),
                    learnt.fusion());

            float[] inferred = embedding(learnt, data);
            float[] withoutAdapter = embedding(unlearnt, data);

            assertThat(inferred).hasSize(4 + 5).containsExactly(validated.getLast(), within(1e-5f));
            assertThat(Arrays.copyOfRange(inferred, 4, 9))
                    .containsExactly(Arrays.copyOfRange(withoutAdapter, 4, 9), within(1e-6f));
            assertThat(Arrays.copyOf(inferred, 4)).isNotEqualTo(Arrays.copyOf(withoutAdapter, 4));
            assertThat(length(Arrays.copyOf(inferred, 4))).isCloseTo(Math.sqrt(0.7), within(1e-5));
        }
    }

    /** As inference, and not training, computes it. */
    private static float[] embedding(Model model, HeldOut data) throws Exception {
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forFew())) {
            Framing framing = model.description().views().getFirst().framing();
            return embedder.embed(data.pictures().framed(data.queries().getFirst(), framing))
                    .values();
        }
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    @Test
    void aHeadAloneLearnsFromFeaturesThatAreComputedOnce() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        MetricSettings settings = settings(EPOCHS, 0).with(new Adaptation.Frozen());
        Listener listener = new Listener();

        Model learnt = learn(start, settings, "head", listener, false);

        assertThat(listener.epochs.getLast().loss())
                .isLessThan(listener.epochs.getFirst().loss());
        assertThat(learnt.parts().getFirst().adapter()).isEmpty();
    }

    @Test
    void aWholeBackboneLearnsWithTheStatisticsOfItsNormalizations() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        MetricSettings settings = settings(EPOCHS, 0).with(new Adaptation.Whole());
        Listener listener = new Listener();

        Model learnt = learn(start, settings, "whole", listener, false);

        StateDict before = start.parts().getFirst().base();
        StateDict after = learnt.parts().getFirst().base();
        assertThat(listener.epochs.getLast().loss())
                .isLessThan(listener.epochs.getFirst().loss());
        assertThat(learnt.description().branches().getFirst().adapted()).isFalse();
        assertThat(after.names()).isEqualTo(before.names());
        assertThat(after.names())
                .allSatisfy(name -> assertThat(after.get(name).floats())
                        .as(name)
                        .isNotEqualTo(before.get(name).floats()));
    }

    @Test
    void aWholeBackboneIsRemindedOfWhatItSeesWhenItHasLearnt() throws Exception {
        Model start = SmallModel.of("mobilenet", 16);
        MetricSettings settings = settings(2, 0).with(new Adaptation.Whole());
        Model plain = learn(start, settings, "plain", new Listener(), false);

        Model reminded = learn(
                start,
                settings.withReminder(Optional.of(new ReminderSettings(3, 0.25))),
                "reminded",
                new Listener(),
                false);

        assertThat(reminded.description().dimension()).isEqualTo(4 + 3);
        assertThat(reminded.fusion().names()).contains("reminder.weight", "reminder.bias");
        // The loss does not see it: all else is the same.
        assertThat(bytes(reminded.parts().getFirst().base()))
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(bytes(plain.parts().getFirst().base()));
    }

    @Test
    void aReminderOfMoreAxesThanThereArePicturesIsRefusedBeforeAnythingIsLearnt() {
        MetricSettings settings =
                settings(1, 0).with(new Adaptation.Whole()).withReminder(Optional.of(new ReminderSettings(17, 0.25)));
        Listener listener = new Listener();

        assertThatThrownBy(() -> learn(SmallModel.of("mobilenet", 16), settings, "run", listener, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("17 axes cannot be found");
        assertThat(listener.epochs).isEmpty();
    }

    @Test
    void anAdapterWithoutATargetIsRefused() {
        MetricSettings settings = settings(1, 0).with(new AdapterSettings(2, 4, 0, List.of("nothing")));

        assertThatThrownBy(() -> learn(SmallModel.of("mobilenet", 16), settings, "run", new Listener(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    private Model learn(Model start, MetricSettings settings, String run, RunListener listener, boolean resume)
            throws IOException, InterruptedException {
        try (TrainingPictures pictures = pictures(start)) {
            HeldOut data = HeldOut.of(pictures, picture -> true, (gallery, queries) -> {
                throw new IllegalStateException("nothing is held out");
            });
            return new MetricLearning(start, settings, data)
                    .run(RunFolder.open(folder.resolve(run), settings, resume), listener);
        }
    }

    private TrainingPictures pictures(Model start) throws IOException, InterruptedException {
        return new TrainingPictures(
                DrawnPictures.write(Files.createDirectories(folder.resolve("pictures"))),
                start.description().views().stream().map(Preprocessing::framing).toList(),
                done -> {});
    }

    private static MetricSettings settings(int epochs, double dropout) {
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

    private String fingerprint(Model model) throws IOException {
        return ModelFolder.write(Files.createTempDirectory(folder, "model"), model)
                .fingerprint();
    }

    private static List<float[]> bytes(StateDict tensors) {
        return tensors.tensors().values().stream()
                .map(tensor -> tensor.floats())
                .toList();
    }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static class Listener implements RunListener {
        private final List<EpochFigures> epochs = new ArrayList<>();
        private long learning;

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
