package io.retroflex.training.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShuffledBatchesTest {
    @Test
    void eachPictureIsShownOnceInAnOrderOfTheEpoch() {
        ShuffledBatches shuffled = new ShuffledBatches(25, 8, 3);
        List<Integer> seen = new ArrayList<>();
        List<int[]> batches = shuffled.batches(0);
        batches.forEach(batch -> Arrays.stream(batch).forEach(seen::add));
        assertThat(batches).extracting(batch -> batch.length).containsExactly(8, 8, 8, 1);
        Collections.sort(seen);
        assertThat(seen).hasSize(25).startsWith(0, 1, 2).endsWith(23, 24).doesNotHaveDuplicates();
        assertThat(shuffled.batches(0).toArray(int[][]::new)).isDeepEqualTo(batches.toArray(int[][]::new));
        assertThat(shuffled.batches(1).getFirst()).isNotEqualTo(batches.getFirst());
        assertThatThrownBy(() -> new ShuffledBatches(5, 0, 3)).hasMessageContaining("batches of 0 from 5");
    }
}
