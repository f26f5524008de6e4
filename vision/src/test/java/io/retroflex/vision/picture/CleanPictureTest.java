package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.retroflex.vision.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a file once it is clean. */
class CleanPictureTest {
    private static final String NAME = "Mustermann^Erika";

    @Test
    void aJpegLosesNamesTimesPreviewsAndCommentsAndNoPixel() throws IOException {
        byte[] jpeg = TestPictures.jpeg(40, 30);
        byte[] named =
                new ExifBytes().taken("2024:03:05 10:15:30").first(0x010e, NAME).inJpeg(jpeg);
        for (int marker : List.of(0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xfe)) {
            named = ExifBytes.jpegWith(named, marker, NAME.getBytes(StandardCharsets.US_ASCII));
        }

        byte[] clean = CleanPicture.of(named, "a.jpg");

        assertThat(text(named)).contains(NAME).contains("2024:03:05");
        assertThat(text(clean)).doesNotContain(NAME).doesNotContain("2024:03:05");
        assertSamePixels(clean, named);
    }

    @Test
    void whatFollowsTheEndOfAJpegIsLeftOut() throws IOException {
        byte[] jpeg = TestPictures.jpeg(40, 30);

        byte[] clean = CleanPicture.of(TestPictures.concat(jpeg, TestPictures.ascii("PK\3\4 <script>")), "a.jpg");

        assertThat(text(clean)).doesNotContain("script");
        assertSamePixels(clean, jpeg);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPictureThatLiesOnItsSideIsStillTurnedUpright(int orientation) throws IOException {
        byte[] turned = TestPictures.turned(TestPictures.jpeg(40, 30), orientation);

        byte[] clean = CleanPicture.of(turned, "a.jpg");

        assertSamePixels(clean, turned);
        assertThat(PictureReader.read(clean, "").width()).isEqualTo(orientation < 5 ? 40 : 30);
    }

    @Test
    void aProgressiveJpegOfManyScansAndACmykOneKeepTheirPixels() throws IOException {
        for (byte[] jpeg : List.of(progressive(), CmykJpeg.grey(24, 24))) {
            assertSamePixels(CleanPicture.of(jpeg, "a.jpg"), jpeg);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void otherPicturesBecomePngsOfTheSamePixels(String format) throws IOException {
        byte[] file = TestPictures.encode(TestPictures.gradient(40, 30, 5), format);

        byte[] clean = CleanPicture.of(file, "a");

        assertThat(PictureFormat.of(clean)).contains(PictureFormat.PNG);
        assertSamePixels(clean, file);
    }

    @Test
    void aCleanPictureStaysAsItIs() throws IOException {
        byte[] clean = CleanPicture.of(TestPictures.turned(TestPictures.jpeg(40, 30), 6), "a.jpg");

        assertThat(CleanPicture.of(clean, "a.jpg")).isEqualTo(clean);
    }

    @Test
    void aJpegThatEndsEarlyIsRefusedWhereverItEnds() throws IOException {
        byte[] jpeg = TestPictures.jpeg(40, 30);
        for (int length = 3; length < jpeg.length; length++) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertThatExceptionOfType(PictureException.class)
                    .as("cut after %d bytes", length)
                    .isThrownBy(() -> CleanPicture.of(cut, "cut.jpg"))
                    .withMessageContaining("cut.jpg");
        }
    }

    @Test
    void aJpegThatClaimsMorePixelsThanAreReadIsRefused() throws IOException {
        byte[] jpeg = TestPictures.jpeg(40, 30);
        int size = text(jpeg).indexOf("\u00ff\u00c0") + 5;
        Arrays.fill(jpeg, size, size + 4, (byte) 0xff);

        assertThatExceptionOfType(PictureException.class)
                .isThrownBy(() -> CleanPicture.of(jpeg, "a.jpg"))
                .withMessageContaining("65535 x 65535");
    }

    @Test
    void whateverTheBytesAreTheyAreCleanedOrRefused() throws IOException {
        byte[] jpeg = new ExifBytes().first(0x010e, NAME).inJpeg(TestPictures.jpeg(40, 30));
        int refused = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] changed = jpeg.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(CleanPicture.of(changed, "a.jpg")).isNotEmpty();
            } catch (PictureException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 2999);
    }

    @Test
    void realPhotographsKeepTheirPixels() throws IOException {
        Path data = Shared.path("data/hyperkvasir-lower-gi/images");
        List<Path> files;
        try (Stream<Path> all = Files.walk(data)) {
            files = all.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .limit(100)
                    .toList();
        }
        assertThat(files).hasSize(100);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            byte[] clean = CleanPicture.of(bytes, file.toString());
            assertSamePixels(clean, bytes);
            assertThat(clean.length).isLessThanOrEqualTo(bytes.length + 64);
        }
    }

    private static void assertSamePixels(byte[] clean, byte[] file) throws IOException {
        Picture expected = PictureReader.read(file, "the file");
        Picture actual = PictureReader.read(clean, "the clean file");
        assertThat(actual.width()).isEqualTo(expected.width());
        assertThat(Arrays.equals(actual.rgb(), expected.rgb())).isTrue();
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(TestPictures.gradient(40, 30, 5), null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
