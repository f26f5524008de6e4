package io.retroflex.audit.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Luma;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Resampling;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** Whether a picture can be seen. */
class QualityTest {
    private static final int SIDE = 300;

    private final Picture sharp =
            drawn((x, y) -> 90 + 60 * ((x / 9 + y / 13) % 2) + new Random(x * 31L + y).nextInt(20));

    @Test
    void aSharpAndLitPictureIsGood() {
        Quality quality = quality(sharp);

        assertThat(quality.use()).isEqualTo(Quality.Use.GOOD);
        assertThat(quality.light()).isEqualTo(1);
        assertThat(quality.clearness()).isEqualTo(1);
        assertThat(quality.score()).isBetween(0.7, 1.0);
    }

    @Test
    void theSameOutOfFocusIsBlurredAndScoresLess() {
        Picture blurred = Resampling.BICUBIC.resize(Resampling.BILINEAR.resize(sharp, 12, 12), SIDE, SIDE);

        assertThat(quality(blurred).use()).isEqualTo(Quality.Use.BLURRED);
        assertThat(quality(blurred).score()).isLessThan(quality(sharp).score());
    }

    @Test
    void whatTheLampDoesNotReachIsBlack() {
        assertThat(quality(drawn((x, y) -> new Random(x + 7L * y).nextInt(12))).use())
                .isEqualTo(Quality.Use.BLACK);
        assertThat(quality(drawn((x, y) -> 255)).use()).as("burnt out").isEqualTo(Quality.Use.BLACK);
    }

    @Test
    void glareMakesItLessClear() {
        Picture glaring = drawn((x, y) -> x % 40 < 4 && y % 40 < 20 ? 240 : 90 + (x * 7 + y * 3) % 60);

        assertThat(quality(glaring).clearness()).isBetween(0.5, 0.9);
    }

    @Test
    void mucosaIsWarmAndASheetOfPaperIsNot() {
        Picture red = tinted(1, 0.6, 0.4);
        Picture blue = tinted(0.4, 0.6, 1);

        assertThat(quality(red).warmth()).isGreaterThan(0.95);
        assertThat(quality(blue).warmth()).isLessThan(0.05);
    }

    @Test
    void eachPixelOfTheMiddleCountsOnce() {
        // A margin of 15 % leaves 192 pixels of these, as many as are looked at: nothing is scaled.
        int side = 274;
        int margin = 41;
        byte[] rgb = new byte[side * side * 3];
        new Random(5).nextBytes(rgb);
        int lit = 0;
        int warm = 0;
        int glare = 0;
        for (int y = margin; y < side - margin; y++) {
            for (int x = margin; x < side - margin; x++) {
                int at = (y * side + x) * 3;
                int red = rgb[at] & 0xff;
                int green = rgb[at + 1] & 0xff;
                int blue = rgb[at + 2] & 0xff;
                int luma = Luma.of(rgb, at);
                lit += luma >= 24 && luma < 245 ? 1 : 0;
                warm += luma >= 24 && red >= green && red > blue ? 1 : 0;
                glare += red >= 225 && green >= 225 && blue >= 225 ? 1 : 0;
            }
        }
        double all = 192 * 192;

        Quality quality = quality(new Picture(side, side, rgb));

        assertThat(quality.light()).isEqualTo(lit / all);
        assertThat(quality.warmth()).isEqualTo((double) warm / lit);
        assertThat(quality.clearness()).isEqualTo(1 - 5 * glare / all);
    }

    private Picture tinted(double red, double green, double blue) {
        double[] share = {red, green, blue};
        byte[] rgb = sharp.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (share[i % 3] * (rgb[i] & 0xff));
        }
        return new Picture(SIDE, SIDE, rgb);
    }

    @Test
    void anEvenPictureHasNothingThatABlurCouldTake() {
        assertThat(quality(drawn((x, y) -> 120)).sharpness()).isZero();
    }

    private static Quality quality(Picture picture) {
        return Quality.of(picture, FieldOfView.whole(picture));
    }

    private static Picture drawn(IntBinaryOperator grey) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int y = 0, at = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                byte value = (byte) grey.applyAsInt(x, y);
                rgb[at++] = value;
                rgb[at++] = value;
                rgb[at++] = value;
            }
        }
        return new Picture(SIDE, SIDE, rgb);
    }
}
