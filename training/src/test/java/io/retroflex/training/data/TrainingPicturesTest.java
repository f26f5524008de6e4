package io.retroflex.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPicturesTest {
    private static final Framing FRAMING = Framing.preset("mobilenet", 28);

    @TempDir
    private Path folder;

    private Path good;
    private List<LabelledPicture> candidates = List.of();

    @BeforeEach
    void write() throws IOException {
        good = folder.resolve("good.png");
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 40 * 30; i++) {
            image.setRGB(i % 40, i / 40, 0x010307 * i);
        }
        ImageIO.write(image, "png", good.toFile());
        Path bad = Files.writeString(folder.resolve("bad.png"), "this is no picture");
        candidates = List.of(picture(bad), picture(good));
    }

    @Test
    void aPictureThatCannotBeReadIsLeftOutAndReported() throws Exception {
        try (TrainingPictures pictures = new TrainingPictures(candidates, List.of(FRAMING), done -> {})) {
            assertThat(pictures.pictures()).extracting(LabelledPicture::name).containsExactly("good.png");
            assertThat(pictures.problems()).singleElement().asString().contains("bad.png");
            Picture expected = FRAMING.apply(PictureReader.read(good));
            assertThat(pictures.framed(0, FRAMING).rgb()).isEqualTo(expected.rgb());
        }
    }

    @Test
    void aChangeIsThatOfItsSeedAndNoneIsTheFramedPicture() throws Exception {
        try (TrainingPictures pictures = new TrainingPictures(candidates, List.of(FRAMING), done -> {})) {
            byte[] one = pictures.changed(0, FRAMING, Augmentation.strong(), 1).rgb();

            assertThat(pictures.changed(0, FRAMING, Augmentation.strong(), 1).rgb())
                    .isEqualTo(one);
            assertThat(pictures.changed(0, FRAMING, Augmentation.strong(), 2).rgb())
                    .isNotEqualTo(one);
            assertThat(pictures.changed(0, FRAMING, Augmentation.none(), 1).rgb())
                    .isEqualTo(pictures.framed(0, FRAMING).rgb());
        }
    }

    @Test
    void branchesThatSeeDifferentPartsOfAPictureAreRefused() {
        assertThatThrownBy(() ->
                        new TrainingPictures(candidates, List.of(FRAMING, Framing.preset("retroflex", 28)), done -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--preprocess");
    }

    @Test
    void aStoreTakesNoPictureOfAnotherSize() throws IOException {
        try (PictureStore store = new PictureStore(FRAMING, 1)) {
            assertThatThrownBy(() -> store.put(0, new Picture(1, 1, new byte[3])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("28 x 28");
        }
    }

    @Test
    void patientsGoBeforeGroupsAndAPictureWithoutEitherIsItsOwnGroup() {
        Samples samples = Samples.of(List.of(
                picture(Map.of("label", "polyp", "patient", "7", "group", "a")),
                picture(Map.of("label", "cecum", "patient", "7", "group", "b")),
                picture(Map.of("label", "polyp", "group", "a")),
                picture(Map.of("label", "polyp")),
                picture(Map.of("label", "polyp"))));

        assertThat(samples.names()).containsExactly("cecum", "polyp");
        assertThat(samples.label(0)).isEqualTo(1);
        assertThat(samples.label(1)).isZero();
        assertThat(samples.groups().get(0)).isEqualTo(samples.groups().get(1));
        assertThat(samples.groups().stream().distinct()).hasSize(4);
    }

    private static LabelledPicture picture(Path file) {
        return new LabelledPicture(file, file.getFileName().toString(), Map.of("label", "polyp"));
    }

    private LabelledPicture picture(Map<String, String> columns) {
        return new LabelledPicture(good, "good.png", columns);
    }
}
