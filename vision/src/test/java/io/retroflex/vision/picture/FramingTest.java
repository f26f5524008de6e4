package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class FramingTest {
    @ParameterizedTest
    @MethodSource("io.retroflex.vision.picture.Framing#presets")
    void everyPresetGivesTheSizeAskedFor(String name) throws IOException {
        for (int[] size : new int[][] {{300, 200}, {200, 300}, {20, 20}, {1, 1}, {2000, 3}}) {
            Picture framed = Framing.preset(name, 336).apply(picture(size[0], size[1]));
            assertThat(framed.width()).isEqualTo(336);
            assertThat(framed.height()).isEqualTo(336);
        }
    }

    @ParameterizedTest
    @MethodSource("io.retroflex.vision.picture.Framing#presets")
    void presetsAreTheSameAfterJson(String name) {
        JsonMapper mapper = new JsonMapper();
        Preprocessing preprocessing = new Preprocessing(Framing.preset(name, 224), Normalization.IMAGENET);
        String json = mapper.writeValueAsString(preprocessing);
        assertThat(mapper.readValue(json, Preprocessing.class)).isEqualTo(preprocessing);
        assertThat(json).doesNotContain("\"presets\"").contains("\"kind\"");
    }

    @Test
    void aFitIsTheSameAfterJson() {
        JsonMapper mapper = new JsonMapper();
        Framing framing = new Framing(true, new Sizing.Fit(224, Resampling.BICUBIC));
        assertThat(mapper.writeValueAsString(framing))
                .isEqualTo("{\"fieldOfView\":true,\"sizing\":{\"kind\":\"fit\",\"size\":224,\"filter\":\"BICUBIC\"}}");
        assertThat(mapper.readValue(mapper.writeValueAsString(framing), Framing.class))
                .isEqualTo(framing);
    }

    @Test
    void dinov2sShorterSideGrowsWithTheSize() {
        assertThat(Framing.preset("dinov2", 336).sizing())
                .isEqualTo(new Sizing.CentreCrop(384, 336, Resampling.BICUBIC));
    }

    @Test
    void anUnknownPresetIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> Framing.preset("dino", 224))
                .hasMessage("unknown preprocessing preset 'dino'; there are: retroflex, dinov2, paper, mobilenet");
    }

    @Test
    void onlyOurPresetLooksForTheFieldOfView() {
        assertThat(Framing.presets())
                .filteredOn(name -> Framing.preset(name, 224).fieldOfView())
                .containsExactly("retroflex");
    }

    @Test
    void aFitPadsWithBlackAndKeepsTheAspect() {
        byte[] white = new byte[40 * 20 * 3];
        Arrays.fill(white, (byte) 255);
        Picture fitted = new Sizing.Fit(20, Resampling.BILINEAR).apply(new Picture(40, 20, white));
        assertThat(TestPictures.pixel(fitted, 10, 4)).containsExactly(0, 0, 0);
        assertThat(TestPictures.pixel(fitted, 0, 5)).containsExactly(255, 255, 255);
        assertThat(TestPictures.pixel(fitted, 19, 14)).containsExactly(255, 255, 255);
        assertThat(TestPictures.pixel(fitted, 10, 15)).containsExactly(0, 0, 0);
    }

    @Test
    void impossibleSizesAreRefused() {
        assertThatThrownBy(() -> new Sizing.CentreCrop(200, 224, Resampling.BICUBIC))
                .hasMessageContaining("a square of 224 pixels cannot be cut from a shorter side of 200");
        assertThatThrownBy(() -> new Sizing.Stretch(224, 0, Resampling.BICUBIC)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Sizing.Fit(-1, Resampling.BICUBIC)).hasMessageContaining("not -1");
    }

    private static Picture picture(int width, int height) throws IOException {
        BufferedImage image = TestPictures.gradient(width, height, BufferedImage.TYPE_3BYTE_BGR);
        return PictureReader.read(TestPictures.encode(image, "png"), "gradient");
    }
}
