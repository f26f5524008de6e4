package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.training.metric.MetricSettings;
import io.retroflex.training.metric.Preset;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.SmallModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AblationPlanTest {
    private static final List<Branch> BRANCHES =
            SmallModel.of("mobilenet", 16).description().branches();

    @Test
    void aPresetWithAReminderIsMeasuredWithoutItToo() {
        MetricSettings light = Preset.LIGHT.settings();

        assertThat(AblationPlan.of(BRANCHES, light).only(List.of("unreminded")).rows())
                .extracting(AblationPlan.Row::settings)
                .containsExactly(Optional.of(light), Optional.of(light.withReminder(Optional.empty())));
    }

    @Test
    void aPresetWithoutOneHasNoSuchRow() {
        assertThat(AblationPlan.of(BRANCHES, Preset.PAPER.settings()).rows())
                .extracting(AblationPlan.Row::key)
                .contains("adapter", "headless")
                .doesNotContain("unreminded");
    }
}
