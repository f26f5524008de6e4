package io.retroflex.training.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Schedule SCHEDULE = new Schedule(2, 0.1);

    @Test
    void theRateRisesInAStraightLineToThePeak() {
        assertThat(SCHEDULE.at(0, 100)).isCloseTo(2.0 / 11, within(1e-12));
        assertThat(SCHEDULE.at(4, 100)).isCloseTo(10.0 / 11, within(1e-12));
        assertThat(SCHEDULE.at(10, 100)).isEqualTo(2);
    }

    @Test
    void thenItFallsAsHalfACosineToZero() {
        assertThat(SCHEDULE.at(55, 100)).isCloseTo(1, within(1e-12));
        assertThat(SCHEDULE.at(99, 100)).isPositive().isLessThan(0.001);
        assertThat(SCHEDULE.at(100, 100)).isCloseTo(0, within(1e-12));
    }

    @Test
    void withoutWarmUpItBeginsAtThePeak() {
        assertThat(new Schedule(3, 0).at(0, 10)).isEqualTo(3);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> new Schedule(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule(1, 1)).hasMessageContaining("warm-up");
    }
}
