package io.retroflex.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.run.EpochFigures;
import io.retroflex.training.run.RunFolder;
import io.retroflex.training.run.RunSettings;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run of metric learning: what it depends on, how it goes on after a stop, and when it ends. */
class MetricRunTest extends MetricLearningFixture {
    private static final int EPOCHS = 4;

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

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
