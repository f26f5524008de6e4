package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.Npz;
import io.retroflex.vision.Shared;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding, resizing and normalising against pictures and numbers made with Pillow and torchvision. */
class PreprocessParityTest {
    @ParameterizedTest
    @ValueSource(strings = {"rgb_400x300", "rgb_180x140_upscaled", "rgba_250x333", "gray_360x280", "palette_320x241"})
    void pngsComeOutByteForByte(String name) throws IOException {
        assertPresetsMatch(name, read(name + ".png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb_311x467_q95_444", "rgb_517x389_q90_420"})
    void decodedJpegsComeOutByteForByte(String name) throws IOException {
        assertPresetsMatch(name, read(name + "__decoded.png"));
    }

    /** The JDK's decoder is the libjpeg that Pillow's is derived from; measured: no byte differs. */
    @ParameterizedTest
    @ValueSource(strings = {"rgb_311x467_q95_444", "rgb_517x389_q90_420"})
    void jpegsDecodeAsPillowDecodesThem(String name) throws IOException {
        assertThat(read(name + ".jpg").rgb())
                .isEqualTo(read(name + "__decoded.png").rgb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb_400x300.png", "rgb_517x389_q90_420.jpg", "rgba_250x333.png", "gray_360x280.png"})
    void tensorsAreExact(String file) throws IOException {
        Preprocessing preprocessing = new Preprocessing(Framing.preset("dinov2", 224), Normalization.IMAGENET);
        float[] tensor = new float[3 * 224 * 224];
        preprocessing.write(read(file), MemorySegment.ofArray(tensor));
        String name = file.substring(0, file.indexOf('.'));
        assertThat(tensor)
                .isEqualTo(Npz.readArray(Shared.path("parity/preprocess/" + name + "__eval_tensor.npy"))
                        .floats());
    }

    @Test
    void aCutFromAResizedPictureIsThePartOfTheWhole() throws IOException {
        Picture picture = read("rgb_400x300.png");
        Rectangle part = new Rectangle(13, 7, 50, 60);
        for (Resampling filter : Resampling.values()) {
            Picture whole = filter.resize(picture, 170, 333);
            assertThat(filter.resize(picture, 170, 333, part).rgb())
                    .isEqualTo(part.cut(whole).rgb());
        }
    }

    private static void assertPresetsMatch(String name, Picture picture) throws IOException {
        assertSame(Framing.preset("dinov2", 224).apply(picture), read(name + "__eval_u8.png"));
        assertSame(Framing.preset("paper", 224).apply(picture), read(name + "__square_bilinear_u8.png"));
    }

    private static void assertSame(Picture actual, Picture expected) {
        assertThat(new int[] {actual.width(), actual.height()}).containsExactly(expected.width(), expected.height());
        assertThat(Arrays.equals(actual.rgb(), expected.rgb()))
                .as("%s bytes differ", differing(actual, expected))
                .isTrue();
    }

    private static int differing(Picture actual, Picture expected) {
        int count = 0;
        for (int i = 0; i < expected.rgb().length; i++) {
            count += actual.rgb()[i] == expected.rgb()[i] ? 0 : 1;
        }
        return count;
    }

    private static Picture read(String file) throws IOException {
        return PictureReader.read(Shared.path("parity/preprocess/" + file));
    }
}
