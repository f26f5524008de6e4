package io.retroflex.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colour, sharpness, noise and compression: what changes how a picture looks, and not what it shows. */
class LookTest {
    private static final int SIZE = 64;

    @Test
    void colourAndNoiseKeepBlackBlack() {
        for (int seed = 0; seed < 50; seed++) {
            Canvas canvas = TestScenes.canvas(SIZE);
            new Colour(1, 0.5, 1, 0.5, 30, 0.3, 0.5).apply(canvas, TestScenes.random(seed));
            new Noise(1, 0.2).apply(canvas, TestScenes.random(seed));
            for (int y = SIZE * 7 / 10; y < SIZE; y++) {
                for (int x = 0; x < SIZE / 3; x++) {
                    assertThat(TestScenes.value(canvas.rgb(), SIZE, x, y, seed % 3))
                            .isZero();
                }
            }
        }
    }

    @Test
    void colourWithoutStrengthChangesNothing() {
        Canvas canvas = TestScenes.canvas(SIZE);
        new Colour(1, 0, 0, 0, 0, 0, 0).apply(canvas, TestScenes.random(1));
        assertThat(canvas.rgb()).isEqualTo(TestScenes.canvas(SIZE).rgb());
    }

    @Test
    void saturationAndHueLeaveGreyGrey() {
        for (int seed = 0; seed < 50; seed++) {
            Canvas canvas = TestScenes.grey(SIZE, 130);
            new Colour(1, 0, 0, 1, 180, 0, 0).apply(canvas, TestScenes.random(seed));
            assertThat(TestScenes.meanDifference(
                            canvas.rgb(), TestScenes.grey(SIZE, 130).rgb()))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void brightnessMultipliesWithinItsRange() {
        int darkest = 255;
        int lightest = 0;
        for (int seed = 0; seed < 200; seed++) {
            Canvas canvas = TestScenes.grey(4, 100);
            new Colour(1, 0.25, 0, 0, 0, 0, 0).apply(canvas, TestScenes.random(seed));
            darkest = Math.min(darkest, canvas.rgb()[0] & 0xff);
            lightest = Math.max(lightest, canvas.rgb()[0] & 0xff);
        }
        assertThat(darkest).isBetween(80, 83);
        assertThat(lightest).isBetween(122, 125);
    }

    @Test
    void aWholeTurnOfTheHueByThirdsMovesTheChannelsRound() {
        // 120 degrees about the grey axis take red to green, green to blue and blue to red, or the other way.
        boolean moved = false;
        for (int seed = 0; seed < 3000; seed++) {
            Canvas canvas = new Canvas(1, new byte[] {90, 20, 40});
            new Colour(1, 0, 0, 0, 180, 0, 0).apply(canvas, TestScenes.random(seed));
            assertThat(canvas.rgb()[0] + canvas.rgb()[1] + canvas.rgb()[2]).isBetween(140, 160);
            moved |= canvas.rgb()[0] == 40 && canvas.rgb()[1] == 90 && canvas.rgb()[2] == 20;
        }
        assertThat(moved).isTrue();
    }

    @Test
    void blurTakesDetailAndKeepsTheLight() {
        double least = 1;
        for (int seed = 0; seed < 20; seed++) {
            Canvas canvas = detailed();
            byte[] before = canvas.rgb().clone();
            new Sharpness(1, 2, 0, 0).apply(canvas, TestScenes.random(seed));
            double left = TestScenes.detail(canvas.rgb()) / TestScenes.detail(before);
            assertThat(left).isLessThan(1);
            assertThat(TestScenes.mean(canvas.rgb())).isCloseTo(TestScenes.mean(before), within(0.5));
            least = Math.min(least, left);
        }
        assertThat(least).isLessThan(0.3);
    }

    @Test
    void aBlurOfAnEvenPictureIsThatPicture() {
        Canvas canvas = TestScenes.grey(SIZE, 77);
        assertThat(Gaussian.blur(canvas, 3)).isEqualTo(canvas.rgb());
    }

    @Test
    void aBlurredPointIsTheGaussian() {
        Canvas canvas = TestScenes.grey(21, 0);
        canvas.blend(10, 10, 255, 1);
        byte[] blurred = Gaussian.blur(canvas, 1);
        // 255 / (2 pi) in the middle, and exp(-1/2) of it one pixel away.
        assertThat(TestScenes.value(blurred, 21, 10, 10, 1)).isBetween(39, 42);
        assertThat(TestScenes.value(blurred, 21, 11, 10, 1)).isBetween(23, 26);
        assertThat(TestScenes.value(blurred, 21, 10, 9, 1)).isBetween(23, 26);
        assertThat(TestScenes.value(blurred, 21, 14, 10, 1)).isZero();
    }

    @Test
    void sharpeningAddsDetailUpToItsStrength() {
        double most = 0;
        for (int seed = 0; seed < 50; seed++) {
            Canvas canvas = detailed();
            double before = TestScenes.detail(canvas.rgb());
            new Sharpness(0, 0, 1, 1).apply(canvas, TestScenes.random(seed));
            double gained = TestScenes.detail(canvas.rgb()) / before;
            assertThat(gained).isBetween(0.99, 2.0);
            most = Math.max(most, gained);
        }
        assertThat(most).isGreaterThan(1.1);
    }

    @Test
    void noiseIsCentredAndNoStrongerThanStated() {
        double sumOfSquares = 0;
        double sum = 0;
        Canvas even = TestScenes.grey(SIZE, 128);
        for (int seed = 0; seed < 40; seed++) {
            Canvas canvas = TestScenes.grey(SIZE, 128);
            new Noise(1, 0.04).apply(canvas, TestScenes.random(seed));
            for (int i = 0; i < even.rgb().length; i++) {
                int change = (canvas.rgb()[i] & 0xff) - 128;
                sum += change;
                sumOfSquares += change * change;
            }
        }
        int count = 40 * even.rgb().length;
        assertThat(sum / count).isCloseTo(0, within(0.1));
        // At half the light, 0.04 of white is 7.2; the mean square of an evenly drawn strength is a third of its
        // square.
        assertThat(Math.sqrt(sumOfSquares / count)).isBetween(3.3, 5.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 95})
    void compressionLosesTheMoreTheWorseItIsAndKeepsThePicture(int quality) {
        Canvas canvas = detailed();
        byte[] before = canvas.rgb().clone();
        new Compression(1, quality, quality, 0, 1).apply(canvas, TestScenes.random(1));
        Canvas worse = detailed();
        new Compression(1, quality - 20, quality - 20, 0, 1).apply(worse, TestScenes.random(1));
        double loss = TestScenes.meanDifference(before, canvas.rgb());
        assertThat(loss).isBetween(0.1, 20.0).isLessThan(TestScenes.meanDifference(before, worse.rgb()));
    }

    @Test
    void aCompressedSmallerPictureLosesMoreDetailThanJpegAloneTakes() {
        for (int seed = 0; seed < 10; seed++) {
            Canvas canvas = detailed();
            new Compression(1, 95, 95, 1, 0.3).apply(canvas, TestScenes.random(seed));
            Canvas full = detailed();
            new Compression(1, 95, 95, 0, 1).apply(full, TestScenes.random(seed));
            assertThat(canvas.rgb()).hasSameSizeAs(full.rgb());
            assertThat(TestScenes.detail(canvas.rgb())).isLessThan(0.99 * TestScenes.detail(full.rgb()));
        }
    }

    @Test
    void stepsOfProbabilityZeroNeitherChangeNorDraw() {
        Canvas canvas = TestScenes.canvas(SIZE);
        var random = TestScenes.random(9);
        new Colour(0, 1, 1, 1, 90, 1, 1).apply(canvas, random);
        new Sharpness(0, 5, 0, 2).apply(canvas, random);
        new Noise(0, 0.2).apply(canvas, random);
        new Compression(0, 30, 40, 1, 0.5).apply(canvas, random);
        assertThat(canvas.rgb()).isEqualTo(TestScenes.canvas(SIZE).rgb());
        assertThat(random.nextLong()).isEqualTo(TestScenes.random(9).nextLong());
    }

    /** At the size that the blur's width is stated for, with strong detail. */
    private static Canvas detailed() {
        Canvas canvas = TestScenes.canvas(224);
        var random = TestScenes.random(7);
        for (int i = 0; i < canvas.rgb().length; i++) {
            canvas.rgb()[i] = (byte) Math.clamp((canvas.rgb()[i] & 0xff) + random.nextInt(-30, 31), 0, 255);
        }
        return canvas;
    }
}
