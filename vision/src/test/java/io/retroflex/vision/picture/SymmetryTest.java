package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mirrored and turned pictures. */
class SymmetryTest {
    /** Two rows of three pixels, whose red says which they are. */
    private static final Picture PICTURE = picture(1, 2, 3, 4, 5, 6);

    @Test
    void theMirrorSwapsLeftAndRightInEachRow() {
        assertThat(Symmetry.MIRROR.apply(PICTURE).rgb())
                .isEqualTo(picture(3, 2, 1, 6, 5, 4).rgb());
    }

    @Test
    void theHalfTurnEndsWhereThePictureBegan() {
        assertThat(Symmetry.HALF_TURN.apply(PICTURE).rgb())
                .isEqualTo(picture(6, 5, 4, 3, 2, 1).rgb());
    }

    @Test
    void twiceIsThePictureItself() {
        for (Symmetry symmetry : Symmetry.values()) {
            Picture twice = symmetry.apply(symmetry.apply(PICTURE));
            assertThat(twice.rgb()).as(symmetry.toString()).isEqualTo(PICTURE.rgb());
            assertThat(twice.width()).isEqualTo(3);
        }
    }

    private static Picture picture(int... reds) {
        byte[] rgb = new byte[3 * reds.length];
        for (int i = 0; i < reds.length; i++) {
            rgb[3 * i] = (byte) reds[i];
            rgb[3 * i + 1] = (byte) (10 * reds[i]);
            rgb[3 * i + 2] = (byte) (100 + reds[i]);
        }
        return new Picture(3, 2, rgb);
    }
}
