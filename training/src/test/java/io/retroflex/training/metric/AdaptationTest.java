package io.retroflex.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.SmallModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What learns of a network, and what stays as it is. */
class AdaptationTest extends MetricLearningFixture {
    private static final int EPOCHS = 4;

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
    void anAdapterWithoutATargetIsRefused() {
        MetricSettings settings = settings(1, 0).with(new AdapterSettings(2, 4, 0, List.of("nothing")));

        assertThatThrownBy(() -> learn(SmallModel.of("mobilenet", 16), settings, "run", new Listener(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }
}
