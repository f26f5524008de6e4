package io.retroflex.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Resampling;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class AugmentationTest {
    private static List<Augmentation> presets() {
        return List.of(Augmentation.none(), Augmentation.endoscopy(), Augmentation.strong());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theSameSeedGivesTheSameBytes(Augmentation augmentation) {
        Picture scene = TestScenes.scene(144, 130);
        for (int seed = 0; seed < 30; seed++) {
            Picture once = augmentation.apply(scene, 112, TestScenes.random(seed));
            Picture again = augmentation.apply(scene, 112, TestScenes.random(seed));
            assertThat(again.rgb()).isEqualTo(once.rgb());
        }
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        Picture scene = TestScenes.scene(144, 144);
        RandomGenerator random = TestScenes.random(1);
        byte[] first = Augmentation.endoscopy().apply(scene, 112, random).rgb();
        assertThat(Augmentation.endoscopy().apply(scene, 112, random).rgb()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everySizeComesOutAsAskedForAndTheOriginalStays(Augmentation augmentation) {
        RandomGenerator random = TestScenes.random(5);
        for (int[] sizes :
                new int[][] {{100, 80, 64}, {30, 30, 30}, {20, 31, 97}, {3, 2, 5}, {200, 200, 1}, {1, 1, 8}}) {
            Picture scene = TestScenes.scene(sizes[0], sizes[1]);
            byte[] before = scene.rgb().clone();
            for (int i = 0; i < 20; i++) {
                Picture changed = augmentation.apply(scene, sizes[2], random);
                assertThat(changed.width()).isEqualTo(sizes[2]);
                assertThat(changed.height()).isEqualTo(sizes[2]);
                assertThat(changed.rgb()).isNotSameAs(scene.rgb());
            }
            assertThat(scene.rgb()).isEqualTo(before);
        }
    }

    @Test
    void noneIsAPlainResize() {
        Picture scene = TestScenes.scene(288, 288);
        for (int size : new int[] {224, 288, 300}) {
            assertThat(Augmentation.none()
                            .apply(scene, size, TestScenes.random(3))
                            .rgb())
                    .isEqualTo(Resampling.BICUBIC.resize(scene, size, size).rgb());
        }
    }

    @Test
    void thePresetsKeepMostOfThePicturesLight() {
        Picture scene = TestScenes.scene(144, 144);
        double before = TestScenes.mean(scene.rgb());
        double sum = 0;
        for (int seed = 0; seed < 100; seed++) {
            sum += TestScenes.mean(Augmentation.endoscopy()
                    .apply(scene, 112, TestScenes.random(seed))
                    .rgb());
        }
        assertThat(sum / 100).isBetween(0.7 * before, 1.15 * before);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theSettingsAreTheSameAfterJson(Augmentation augmentation) {
        JsonMapper mapper = new JsonMapper();
        String json = mapper.writeValueAsString(augmentation);
        assertThat(mapper.readValue(json, Augmentation.class)).isEqualTo(augmentation);
        assertThat(json).contains("\"geometry\":{\"flip\":").doesNotContain("\"none\"", "\"strong\"");
    }

    @Test
    void settingsOutsideTheirRangeAreNamed() {
        assertThatThrownBy(() -> new Noise(1.5, 0.1))
                .hasMessage("augmentation: noise.probability is 1.5; give a number from 0.0 to 1.0");
        assertThatThrownBy(() -> new Geometry(0.5, 0.5, 0.5, Double.NaN, 1))
                .hasMessageContaining("geometry.smallestArea is NaN");
        assertThatThrownBy(() -> new Compression(0.5, 80, 70, 0, 1)).hasMessageContaining("compression.worst is 80");
        assertThatThrownBy(() -> new Highlights(0.5, 0, 0.1)).hasMessageContaining("highlights.most is 0");
        assertThatThrownBy(() -> Augmentation.none().apply(TestScenes.scene(9, 9), 0, TestScenes.random(0)))
                .hasMessageContaining("at least 1 pixel a side, not 0");
    }
}
