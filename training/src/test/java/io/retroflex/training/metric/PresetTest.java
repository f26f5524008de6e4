package io.retroflex.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.retroflex.training.loss.Triplet;
import org.junit.jupiter.api.Test;

/** Settings by name. */
class PresetTest {
    @Test
    void paperIsWhatTheAuthorsPublished() {
        MetricSettings paper = Preset.named("paper").settings();

        assertThat(paper.loss()).isEqualTo(Triplet.published());
        assertThat(paper.head().outputs()).isEqualTo(512);
        assertThat(paper.adaptation()).isEqualTo(AdapterSettings.paper());
        assertThat(AdapterSettings.paper().rank()).isEqualTo(8);
        assertThat(AdapterSettings.paper().alpha()).isEqualTo(16);
        assertThat(AdapterSettings.paper().dropout()).isEqualTo(0.05);
        assertThat(paper.run().memory()).isZero();
        assertThat(paper.run().schedule().peak()).isEqualTo(1e-4);
        assertThat(paper.run().weightDecay()).isEqualTo(1e-4);
        assertThat(paper.run().epochs()).isEqualTo(30);
        assertThat(paper.run().clip()).isEqualTo(2);
        assertThat(paper.run().seed()).isEqualTo(43);
        assertThat(paper.labels() * paper.pictures()).isEqualTo(32);
    }

    @Test
    void aHeadAloneHasNoAdapter() {
        assertThat(Preset.named("head").settings().adaptation().isFrozen()).isTrue();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preset.named("PAPER"))
                .withMessage("unknown preset 'PAPER'; there are: paper, light, starter, head");
    }
}
