package io.retroflex.vision.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.explain.Occlusion.Fill;
import io.retroflex.vision.picture.Picture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OcclusionTest {
    private static final Occlusion OCCLUSION = new Occlusion(4, 2, Fill.PICTURE_MEAN);

    @Test
    void eachCellLiesUnderAsManyWindowsAsTheWindowHasCells() {
        int[] covers = new int[16];
        for (int window = 0; window < OCCLUSION.windows(); window++) {
            for (int cell = 0; cell < covers.length; cell++) {
                boolean below = cell / 4 >= OCCLUSION.top(window) && cell / 4 < OCCLUSION.top(window) + 2;
                boolean right = cell % 4 >= OCCLUSION.left(window) && cell % 4 < OCCLUSION.left(window) + 2;
                covers[cell] += below && right ? 1 : 0;
            }
        }

        assertThat(covers).containsOnly(4);
    }

    @Test
    void aWindowHidesItsCellsAndNothingElse() {
        Picture picture = striped();

        Picture hidden = OCCLUSION.hide(picture, 6);

        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                boolean under = y < 4 && x < 4;
                int expected = under ? 125 : picture.rgb()[(y * 8 + x) * 3] & 0xff;
                assertThat(hidden.rgb()[(y * 8 + x) * 3] & 0xff)
                        .as("column " + x + ", row " + y)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void whatIsBlackStaysBlackAndDoesNotDarkenTheRest() {
        byte[] rgb = new byte[8 * 8 * 3];
        Arrays.fill(rgb, rgb.length / 2, rgb.length, (byte) 100);

        Picture hidden = OCCLUSION.hide(new Picture(8, 8, rgb), 12);

        assertThat(hidden.rgb()).containsExactly(rgb);
    }

    @Test
    void aWindowLargerThanThePictureIsRefused() {
        assertThatThrownBy(() -> new Occlusion(4, 5, Fill.OWN_MEAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a window of 5 cells does not slide over 4");
    }

    /** Columns of 100 and 150 in turn. */
    private static Picture striped() {
        byte[] rgb = new byte[8 * 8 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 2 == 0 ? 100 : 150);
        }
        return new Picture(8, 8, rgb);
    }
}
