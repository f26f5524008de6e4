package io.retroflex.audit.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much detail a blur takes away. */
class BlurTest {
    @ParameterizedTest
    @ValueSource(ints = {9, 10, 17, 192})
    void itIsWhatIsPublishedByItsWorseDirection(int side) {
        Random random = new Random(side);
        int[] grey = new int[side * side];
        int[] turned = new int[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                // Soft along the columns, and grained.
                int value = (int) (120 + 90 * Math.sin(x / 2.0) + 20 * Math.sin(y / 9.0)) + random.nextInt(6);
                grey[y * side + x] = value;
                turned[x * side + y] = value;
            }
        }

        double expected = Math.min(published(grey, side), published(turned, side));
        assertThat(Blur.sharpness(grey, side)).isEqualTo(expected, within(1e-12));
        assertThat(Blur.sharpness(turned, side)).isEqualTo(expected, within(1e-12));
        assertThat(published(grey, side)).isGreaterThan(published(turned, side) + 0.02);
    }

    @Test
    void theBrightestChangesDoNotOverflow() {
        int side = 192;
        int[] grey = new int[side * side];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (i + i / side) % 2 * 255;
        }

        assertThat(Blur.sharpness(grey, side)).isEqualTo(published(grey, side), within(1e-12));
        assertThat(published(grey, side)).isGreaterThan(0.85);
    }

    /** Crete et al. 2007, equations 2 to 6, along the lines; a step of grain is no difference. */
    private static double published(int[] grey, int side) {
        double all = 0;
        double lost = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 1; x < side; x++) {
                double sharp = Math.max(0, Math.abs(grey[y * side + x] - grey[y * side + x - 1]) - 1);
                double soft = Math.abs(mean(grey, side, y, x) - mean(grey, side, y, x - 1));
                all += sharp;
                lost += Math.max(0, sharp - soft);
            }
        }
        return lost / all;
    }

    private static double mean(int[] grey, int side, int y, int x) {
        double sum = 0;
        int count = 0;
        for (int i = Math.max(0, x - 4); i <= Math.min(side - 1, x + 4); i++) {
            sum += grey[y * side + i];
            count++;
        }
        return sum / count;
    }
}
