package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {
    /** The last is wider than what a pass along the rows has at hand at once. */
    private static final String SIZES = """
            256, 205, 224, 224
            31, 17, 90, 61
            64, 64, 64, 20
            64, 64, 20, 64
            50, 40, 50, 40
            1, 9, 5, 1
            1900, 70, 130, 33
            """;

    private static Picture noise(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        new Random(1).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void everyPixelIsTheWeightedSumOfARowThenOfAColumn(int width, int height, int newWidth, int newHeight) {
        Picture picture = noise(width, height);
        for (Resampling filter : Resampling.values()) {
            Taps columns = Taps.of(filter, width, newWidth, 0, newWidth);
            Taps rows = Taps.of(filter, height, newHeight, 0, newHeight);
            assertThat(filter.resize(picture, newWidth, newHeight).rgb())
                    .isEqualTo(down(along(picture, columns), rows).rgb());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void aPartIsAsIfCutFromTheWhole(int width, int height, int newWidth, int newHeight) {
        Picture picture = noise(width, height);
        Rectangle part = new Rectangle(newWidth / 3, newHeight / 4, (newWidth + 1) / 2, (newHeight + 1) / 2);
        Picture whole = Resampling.BICUBIC.resize(picture, newWidth, newHeight);
        assertThat(Resampling.BICUBIC.resize(picture, newWidth, newHeight, part).rgb())
                .isEqualTo(part.cut(whole).rgb());
    }

    private static Picture along(Picture picture, Taps taps) {
        byte[] rgb = new byte[taps.length() * picture.height() * 3];
        for (int y = 0; y < picture.height(); y++) {
            for (int i = 0; i < taps.length() * 3; i++) {
                int from = (y * picture.width() + taps.first[i / 3]) * 3 + i % 3;
                rgb[y * taps.length() * 3 + i] = sum(picture.rgb(), from, 3, taps, i / 3);
            }
        }
        return new Picture(taps.length(), picture.height(), rgb);
    }

    private static Picture down(Picture picture, Taps taps) {
        int line = picture.width() * 3;
        byte[] rgb = new byte[taps.length() * line];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = sum(picture.rgb(), taps.first[i / line] * line + i % line, line, taps, i / line);
        }
        return new Picture(picture.width(), taps.length(), rgb);
    }

    private static byte sum(byte[] rgb, int from, int step, Taps taps, int target) {
        long sum = 1L << (Taps.PRECISION - 1);
        for (int j = 0; j < taps.count[target]; j++) {
            sum += (long) (rgb[from + j * step] & 0xff) * taps.weights[target * taps.stride + j];
        }
        return (byte) Math.clamp(sum >> Taps.PRECISION, 0, 255);
    }
}
