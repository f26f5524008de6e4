package io.retroflex.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.run.RunFolder;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.Framing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a model keeps of what its frozen branch sees, beside what it has learnt. */
class ReminderTest extends MetricLearningFixture {
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
}
