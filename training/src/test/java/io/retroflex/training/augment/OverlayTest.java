package io.retroflex.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Highlights and masks stay where they belong. */
class OverlayTest {
    private static final int SIZE = 100;

    @Test
    void theVignetteTakesCornersOnlyAndAllFourAlike() {
        int[] changed = changes((canvas, random) -> new Vignette(1, 0.3).apply(canvas, random), (x, y) -> {
            int toSide = Math.min(x, SIZE - 1 - x);
            int toTop = Math.min(y, SIZE - 1 - y);
            return toSide < 30 && toTop < 30;
        });
        for (int seed = 0; seed < changed.length; seed++) {
            // Four triangles of 30 x 30 / 2 at most; rounding adds at most a pixel a row.
            assertThat(changed[seed]).isBetween(1, 4 * (450 + 30));
            assertThat(changed[seed] % 4).isZero();
        }
    }

    @Test
    void theInsetIsOneCornerRectangleWithinItsShare() {
        int[] corners = new int[4];
        for (int seed = 0; seed < 200; seed++) {
            Canvas canvas = TestScenes.grey(SIZE, 100);
            new Inset(1, 0.4).apply(canvas, TestScenes.random(seed));
            int black = 0;
            for (int i = 0; i < canvas.rgb().length; i += 3) {
                black += canvas.rgb()[i] == 0 ? 1 : 0;
            }
            assertThat(black).isBetween(15 * 15, 40 * 40);
            int[] corner = {
                canvas.rgb()[0],
                canvas.rgb()[(SIZE - 1) * 3],
                canvas.rgb()[(SIZE - 1) * SIZE * 3],
                canvas.rgb()[(SIZE * SIZE - 1) * 3]
            };
            int blackCorners = 0;
            for (int i = 0; i < 4; i++) {
                corners[i] += corner[i] == 0 ? 1 : 0;
                blackCorners += corner[i] == 0 ? 1 : 0;
            }
            assertThat(blackCorners).isOne();
        }
        // Of 200: 125 expected at the lower left, 25 at each other.
        assertThat(corners[2]).isBetween(100, 150);
        assertThat(corners[0]).isBetween(8, 50);
        assertThat(corners[1]).isBetween(8, 50);
        assertThat(corners[3]).isBetween(8, 50);
    }

    @Test
    void writingStaysWithinItsShareOfTheBorder() {
        int[] changed = changes(
                (canvas, random) -> new Writing(1, 0.1, 0.2).apply(canvas, random),
                (x, y) -> Math.min(x, SIZE - 1 - x) < 20 || Math.min(y, SIZE - 1 - y) < 10);
        int drawn = 0;
        for (int count : changed) {
            assertThat(count).isLessThanOrEqualTo(700);
            drawn += count > 0 ? 1 : 0;
        }
        assertThat(drawn).isGreaterThan(190);
    }

    @Test
    void lettersArePaleAndBarsAreNot() {
        int pale = 0;
        int dark = 0;
        for (int seed = 0; seed < 200; seed++) {
            Canvas canvas = TestScenes.grey(SIZE, 165);
            new Writing(1, 0.1, 0.2).apply(canvas, TestScenes.random(seed));
            double change = TestScenes.mean(canvas.rgb()) - 165;
            pale += change > 0 ? 1 : 0;
            dark += change < 0 ? 1 : 0;
        }
        assertThat(pale).isGreaterThan(80);
        assertThat(dark).isGreaterThan(40);
    }

    @Test
    void highlightsOnlyLightenAndOnlyWhatIsLit() {
        int lightened = 0;
        for (int seed = 0; seed < 100; seed++) {
            Canvas canvas = TestScenes.canvas(SIZE);
            new Highlights(1, 5, 0.05).apply(canvas, TestScenes.random(seed));
            byte[] before = TestScenes.canvas(SIZE).rgb();
            int changed = 0;
            for (int i = 0; i < before.length; i++) {
                assertThat(canvas.rgb()[i] & 0xff).isGreaterThanOrEqualTo(before[i] & 0xff);
                if (before[i] == 0) {
                    assertThat(canvas.rgb()[i]).isZero();
                }
                changed += canvas.rgb()[i] == before[i] ? 0 : 1;
            }
            // Five circles of four thirds of 5 pixels at most.
            assertThat(changed).isLessThanOrEqualTo((int) (3 * 5 * Math.PI * 8 * 8));
            lightened += changed > 0 ? 1 : 0;
        }
        assertThat(lightened).isGreaterThan(80);
    }

    private interface Place {
        boolean allowed(int x, int y);
    }

    /** How many pixels of an even picture change, by seed; none where it is not allowed. */
    private static int[] changes(BiConsumer<Canvas, RandomGenerator> step, Place place) {
        int[] changed = new int[200];
        for (int seed = 0; seed < changed.length; seed++) {
            // 12 is a grey that no step draws.
            Canvas canvas = TestScenes.grey(SIZE, 12);
            step.accept(canvas, TestScenes.random(seed));
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    if (TestScenes.value(canvas.rgb(), SIZE, x, y, 1) != 12) {
                        assertThat(place.allowed(x, y))
                                .as("seed %d changes %d, %d", seed, x, y)
                                .isTrue();
                        changed[seed]++;
                    }
                }
            }
        }
        return changed;
    }
}
