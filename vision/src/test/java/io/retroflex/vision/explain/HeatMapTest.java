package io.retroflex.vision.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeatMapTest {
    private final HeatMap heat = new HeatMap(2, 3, new float[] {0, 1, 2, 4, 6, -8});

    @Test
    void inACellsMiddleTheHeatIsTheCells() {
        assertThat(heat.between(0.5, 0.25)).isEqualTo(heat.at(0, 1));
        assertThat(heat.between(1 / 6.0, 0.75)).isEqualTo(heat.at(1, 0));
    }

    @Test
    void betweenCellsItIsInProportion() {
        assertThat(heat.between(1 / 3.0, 0.25)).isEqualTo(0.5f);
        assertThat(heat.between(0.5, 0.5)).isEqualTo(3.5f);
    }

    @Test
    void theEdgeIsThatOfTheNearestCell() {
        assertThat(heat.between(0, 0)).isEqualTo(0);
        assertThat(heat.between(1, 1)).isEqualTo(-8);
    }

    @Test
    void itKnowsItsHighestAndItsLowest() {
        assertThat(heat.highest()).isEqualTo(6);
        assertThat(heat.lowest()).isEqualTo(-8);
    }

    @Test
    void aValueACellIsNeeded() {
        assertThatThrownBy(() -> new HeatMap(2, 2, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 2 cells does not have 3 values");
    }
}
