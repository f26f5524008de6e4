package io.retroflex.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Resampling;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeometryTest {
    private static final int SIZE = 40;
    private static final Picture SCENE = TestScenes.scene(SIZE, SIZE);

    @Test
    void bothFlipsAreExact() {
        byte[] flipped = new Geometry(1, 0, 0, 1, 1)
                .apply(SCENE, SIZE, TestScenes.random(0))
                .rgb();
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(TestScenes.value(flipped, SIZE, x, y, channel))
                            .isEqualTo(TestScenes.value(SCENE.rgb(), SIZE, SIZE - 1 - x, SIZE - 1 - y, channel));
                }
            }
        }
    }

    @Test
    void flipsAndRightAnglesGiveTheEightWaysToLayASquareAndNoOther() {
        Set<String> expected = new HashSet<>();
        for (int way = 0; way < 8; way++) {
            expected.add(laid(way));
        }
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            seen.add(text(new Geometry(0.5, 0, 1, 1, 1)
                    .apply(SCENE, SIZE, TestScenes.random(seed))
                    .rgb()));
        }
        assertThat(expected).hasSize(8);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aTurnByAnyAngleKeepsTheMiddleAndBlackensTheCorners() {
        Picture white = TestScenes.grey(SIZE, 255).picture();
        byte[] turned = new Affine(0, 1, 0, 0, 0, 1).sample(white, SIZE);
        assertThat(TestScenes.mean(turned)).isEqualTo(255);
        double root = Math.sqrt(0.5);
        byte[] eighth = Affine.about(SIZE / 2.0, SIZE / 2.0, root, -root, root, root, SIZE / 2.0)
                .sample(white, SIZE);
        assertThat(TestScenes.value(eighth, SIZE, SIZE / 2, SIZE / 2, 0)).isEqualTo(255);
        assertThat(TestScenes.value(eighth, SIZE, 0, 0, 0)).isZero();
        // A square turned by 45 degrees covers 2 (sqrt 2 - 1) of itself.
        assertThat(TestScenes.mean(eighth) / 255).isBetween(0.81, 0.85);
    }

    @Test
    void cropsShowNothingFromOutsideThePicture() {
        Picture white = TestScenes.grey(SIZE, 255).picture();
        for (int seed = 0; seed < 100; seed++) {
            byte[] cropped = new Geometry(0.5, 0, 1, 0.3, 4.0 / 3)
                    .apply(white, 64, TestScenes.random(seed))
                    .rgb();
            assertThat(TestScenes.mean(cropped)).isEqualTo(255);
        }
    }

    @Test
    void cropsAreNoSmallerThanStated() {
        // Red grows evenly from left to right, so its spread measures the width that is left.
        Picture ramp = TestScenes.scene(150, 150);
        int narrowest = 255;
        for (int seed = 0; seed < 300; seed++) {
            byte[] cropped = new Geometry(0, 0, 0, 0.6, 1)
                    .apply(ramp, 50, TestScenes.random(seed))
                    .rgb();
            int spread = TestScenes.value(cropped, 50, 49, 0, 0) - TestScenes.value(cropped, 50, 0, 0, 0);
            narrowest = Math.min(narrowest, spread);
        }
        // 150 levels over the whole width; the outermost pixels stand half a pixel inside.
        assertThat(narrowest).isBetween((int) (150 * Math.sqrt(0.6) * 49 / 50) - 2, 130);
    }

    @Test
    void shrinkingAveragesInsteadOfSkipping() {
        byte[] checks = new byte[160 * 160 * 3];
        for (int i = 0; i < 160 * 160; i++) {
            byte value = (byte) ((i % 160 + i / 160) % 2 == 0 ? 255 : 0);
            checks[i * 3] = value;
            checks[i * 3 + 1] = value;
            checks[i * 3 + 2] = value;
        }
        Picture board = new Picture(160, 160, checks);
        for (int size : new int[] {20, 40, 80}) {
            byte[] shrunk = new Geometry(1, 0, 0, 1, 1)
                    .apply(board, size, TestScenes.random(0))
                    .rgb();
            for (byte value : shrunk) {
                assertThat(value & 0xff).isBetween(120, 135);
            }
        }
    }

    @Test
    void theSamplerIsCloseToAPlainResize() {
        Picture scene = TestScenes.scene(288, 288);
        byte[] sampled = new Affine(0, 288 / 224.0, 0, 0, 0, 288 / 224.0).sample(scene, 224);
        byte[] resized = Resampling.BILINEAR.resize(scene, 224, 224).rgb();
        assertThat(TestScenes.meanDifference(sampled, resized)).isLessThan(0.6);
    }

    private static String laid(int way) {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                int column = (way & 4) == 0 ? x : y;
                int row = (way & 4) == 0 ? y : x;
                int fromX = (way & 1) == 0 ? column : SIZE - 1 - column;
                int fromY = (way & 2) == 0 ? row : SIZE - 1 - row;
                System.arraycopy(SCENE.rgb(), (fromY * SIZE + fromX) * 3, rgb, (y * SIZE + x) * 3, 3);
            }
        }
        return text(rgb);
    }

    private static String text(byte[] rgb) {
        return HexFormat.of().formatHex(rgb);
    }
}
