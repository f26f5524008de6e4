package io.retroflex.training.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.retroflex.vision.checkpoint.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Positions as waves. */
class WavesTest {
    @Test
    void noTwoPatchesHaveTheSamePosition() {
        Tensor waves = Waves.positions(8, 16);
        Set<String> positions = new HashSet<>();
        for (int patch = 1; patch <= 64; patch++) {
            positions.add(Arrays.toString(Arrays.copyOfRange(waves.floats(), patch * 16, (patch + 1) * 16)));
        }

        assertThat(positions).hasSize(64);
    }

    @Test
    void theClassTokenHasNoneAndColumnsComeBeforeRows() {
        float[] waves = Waves.positions(3, 4).floats();

        assertThat(Arrays.copyOf(waves, 4)).containsOnly(0);
        // The patch in column 2 of row 1.
        int at = (1 + 3 + 2) * 4;
        assertThat(Arrays.copyOfRange(waves, at, at + 4))
                .containsExactly((float) Math.sin(2), (float) Math.cos(2), (float) Math.sin(1), (float) Math.cos(1));
    }

    @Test
    void aWidthThatIsNoMultipleOfFourIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Waves.positions(8, 18));
    }
}
