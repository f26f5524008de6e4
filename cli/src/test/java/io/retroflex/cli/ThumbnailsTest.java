package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {
    private static final int ORANGE = 0xc86432;

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    @Test
    void aPictureBecomesASmallJpegOfItsShapeAndColour() throws IOException {
        Path file = picture("wide.png", 640, 320);

        byte[] jpeg = thumbnails(file).apply("id").orElseThrow();

        assertThat(jpeg).startsWith(0xff, 0xd8, 0xff).hasSizeLessThan(4096);
        Picture small = PictureReader.read(jpeg, "thumbnail");
        assertThat(List.of(small.width(), small.height())).containsExactly(160, 80);
        assertThat((small.rgb()[0] & 0xff) - (ORANGE >> 16)).isBetween(-4, 4);
        assertThat((small.rgb()[2] & 0xff) - (ORANGE & 0xff)).isBetween(-4, 4);
    }

    @Test
    void aSmallPictureIsNotEnlarged() throws IOException {
        byte[] jpeg = thumbnails(picture("small.png", 30, 40)).apply("id").orElseThrow();

        Picture small = PictureReader.read(jpeg, "thumbnail");
        assertThat(List.of(small.width(), small.height())).containsExactly(30, 40);
    }

    @Test
    void eachThumbnailIsMadeOnce() throws IOException {
        Path file = picture("gone.png", 200, 200);
        Thumbnails thumbnails = thumbnails(file);
        byte[] first = thumbnails.apply("id").orElseThrow();
        Files.delete(file);

        assertThat(thumbnails.apply("id")).containsSame(first);
    }

    @Test
    void aPictureThatIsGoneIsNotedOnceAndHasNone() {
        Thumbnails thumbnails = thumbnails(folder.resolve("missing.png"));

        assertThat(thumbnails.apply("id")).isEmpty();
        assertThat(thumbnails.apply("id")).isEmpty();
        assertThat(notes).singleElement().asString().contains("no thumbnail", "missing.png");
    }

    @Test
    void anUnknownIdHasNone() {
        assertThat(thumbnails(folder.resolve("any.png")).apply("other")).isEmpty();
        assertThat(notes).isEmpty();
    }

    private Thumbnails thumbnails(Path file) {
        return new Thumbnails(Map.of("id", file), notes::add);
    }

    private Path picture(String name, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, ORANGE);
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
