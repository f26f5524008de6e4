package io.retroflex.vision.picture;

import static io.retroflex.vision.picture.TestPictures.ascii;
import static io.retroflex.vision.picture.TestPictures.concat;
import static io.retroflex.vision.picture.TestPictures.encode;
import static io.retroflex.vision.picture.TestPictures.gradient;
import static io.retroflex.vision.picture.TestPictures.jpeg;
import static io.retroflex.vision.picture.TestPictures.pixel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsKeepEveryByte(String format) throws IOException {
        BufferedImage image = gradient(61, 43, BufferedImage.TYPE_3BYTE_BGR);
        Picture picture = PictureReader.read(encode(image, format), "x." + format);
        for (int y = 0; y < 43; y++) {
            for (int x = 0; x < 61; x++) {
                int rgb = image.getRGB(x, y);
                assertThat(pixel(picture, x, y)).containsExactly(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
            }
        }
    }

    @Test
    void aJpegIsReadFromItsFile() throws IOException {
        Path file = folder.resolve("x.jpg");
        Files.write(file, jpeg(61, 43));
        Picture picture = PictureReader.read(file);
        assertThat(pixel(picture, 1, 1)[0]).isCloseTo(220, within(8));
        assertThat(picture.rgb())
                .isEqualTo(PictureReader.read(Files.readAllBytes(file), "x").rgb());
    }

    @Test
    void greyKeepsItsValuesInEveryFormat() throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, i);
        }
        for (String format : List.of("png", "bmp", "tiff")) {
            Picture picture = PictureReader.read(encode(grey, format), format);
            for (int i = 0; i < 256; i++) {
                assertThat(pixel(picture, i % 16, i / 16)).as(format).containsExactly(i, i, i);
            }
        }
        BufferedImage flat = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        flat.getRaster()
                .setSamples(
                        0,
                        0,
                        16,
                        16,
                        0,
                        Collections.nCopies(256, 100).stream().mapToInt(i -> i).toArray());
        assertThat(pixel(PictureReader.read(encode(flat, "jpeg"), "grey.jpg"), 5, 5))
                .containsExactly(100, 100, 100);
    }

    @Test
    void aWebpIsRead() throws IOException {
        byte[] onePixel = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        Picture picture = PictureReader.read(onePixel, "x.webp");
        assertThat(new int[] {picture.width(), picture.height()}).containsExactly(1, 1);
        byte[] stump = Arrays.copyOf(onePixel, 22);
        assertThatThrownBy(() -> PictureReader.read(stump, "x.webp")).isInstanceOf(PictureException.class);
    }

    @Test
    void transparencyIsDroppedAndNotBlended() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00c86432);
        image.setRGB(1, 0, 0x800a141e);
        Picture picture = PictureReader.read(encode(image, "png"), "x.png");
        assertThat(pixel(picture, 0, 0)).containsExactly(200, 100, 50);
        assertThat(pixel(picture, 1, 0)).containsExactly(10, 20, 30);
    }

    @Test
    void sixteenBitsKeepTheirHighBytes() throws IOException {
        ColorSpace rgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        ComponentColorModel model =
                new ComponentColorModel(rgb, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, new int[] {0x12ff, 0xabcd, 0x00ff});
        BufferedImage colour = new BufferedImage(model, raster, false, null);
        BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSample(0, 0, 0, 0x7fff);
        assertThat(pixel(PictureReader.read(encode(colour, "png"), "x"), 0, 0)).containsExactly(0x12, 0xab, 0);
        assertThat(pixel(PictureReader.read(encode(grey, "png"), "x"), 0, 0)).containsExactly(0x7f, 0x7f, 0x7f);
    }

    @Test
    void palettesOfFewBitsAreLookedUp() throws IOException {
        byte[] levels = {0, 10, (byte) 200, (byte) 255};
        IndexColorModel palette = new IndexColorModel(2, 4, levels, levels, new byte[4]);
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int x = 0; x < 4; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        Picture picture = PictureReader.read(encode(image, "png"), "x.png");
        assertThat(pixel(picture, 2, 0)).containsExactly(200, 200, 0);
        assertThat(pixel(picture, 3, 0)).containsExactly(255, 255, 0);
    }

    @Test
    void cmykJpegsAreRead() throws IOException {
        Picture picture = PictureReader.read(CmykJpeg.grey(16, 16), "cmyk.jpg");
        assertThat(picture.width()).isEqualTo(16);
        int[] pixel = pixel(picture, 8, 8);
        assertThat(pixel[0]).isBetween(60, 200);
        assertThat(pixel[1]).isCloseTo(pixel[0], within(25));
        assertThat(pixel[2]).isCloseTo(pixel[0], within(25));
    }

    /** Without a marker the JDK takes unsubsampled YCbCr for RGB; Pillow and this reader do not. */
    @Test
    void anUnmarkedJpegIsYCbCr() throws IOException {
        byte[] marked = jpeg(32, 32);
        JpegHeader.Segment jfif = JpegHeader.segments(marked).getFirst();
        byte[] unmarked = concat(Arrays.copyOf(marked, 2), Arrays.copyOfRange(marked, jfif.end(), marked.length));
        assertThat(JpegHeader.of(unmarked).marked()).isFalse();
        int[] expected = pixel(PictureReader.read(marked, "marked.jpg"), 3, 3);
        int[] actual = pixel(PictureReader.read(unmarked, "unmarked.jpg"), 3, 3);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(actual[channel]).isCloseTo(expected[channel], within(3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void everyOrientationIsUndone(int orientation) throws IOException {
        byte[] jpeg = jpeg(48, 32);
        Picture stored = PictureReader.read(jpeg, "stored.jpg");
        Picture upright = PictureReader.read(TestPictures.turned(jpeg, orientation), "turned.jpg");
        boolean swapped = orientation >= 5;
        assertThat(upright.width()).isEqualTo(swapped ? 32 : 48);
        // Where the stored top left corner is seen, after the table of EXIF 2.3.
        boolean right = List.of(2, 3, 6, 7).contains(orientation);
        boolean bottom = List.of(3, 4, 7, 8).contains(orientation);
        assertThat(pixel(upright, right ? upright.width() - 1 : 0, bottom ? upright.height() - 1 : 0))
                .containsExactly(pixel(stored, 0, 0));
        // And the corner to the right of it.
        boolean otherRight = swapped ? right : !right;
        boolean otherBottom = swapped ? !bottom : bottom;
        assertThat(pixel(upright, otherRight ? upright.width() - 1 : 0, otherBottom ? upright.height() - 1 : 0))
                .containsExactly(pixel(stored, 47, 0));
    }

    @Test
    void theOrientationOfAPngIsUndone() throws IOException {
        byte[] png = encode(gradient(48, 32, BufferedImage.TYPE_3BYTE_BGR), "png");
        byte[] chunk = concat(new byte[] {0, 0, 0, 26}, ascii("eXIf"), TestPictures.orientationTiff(6), new byte[4]);
        byte[] turned = concat(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
        assertThat(PictureReader.read(turned, "x.png").width()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "bmp", "tiff"})
    void truncatedFilesAreRefused(String format) throws IOException {
        BufferedImage image = gradient(300, 200, BufferedImage.TYPE_3BYTE_BGR);
        image.getGraphics().drawString("so that it does not compress to nothing", 20, 100);
        byte[] whole = encode(image, format);
        for (double share : new double[] {0.02, 0.3, 0.6, 0.9, 0.97}) {
            byte[] stump = Arrays.copyOf(whole, (int) (whole.length * share));
            assertThatThrownBy(() -> PictureReader.read(stump, "stump"))
                    .as("%s of %s", share, format)
                    .isInstanceOf(PictureException.class)
                    .hasMessageStartingWith("stump: ");
        }
    }

    @Test
    void aShortStumpOfALargeJpegIsRefused() throws IOException {
        byte[] stump = Arrays.copyOf(jpeg(1200, 900), 900);
        assertThatThrownBy(() -> PictureReader.read(stump, "stump.jpg"))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void bytesAfterTheEndOfAJpegDoNoHarm() throws IOException {
        byte[] jpeg = jpeg(48, 32);
        assertThat(PictureReader.read(concat(jpeg, new byte[512]), "padded.jpg").rgb())
                .isEqualTo(PictureReader.read(jpeg, "x.jpg").rgb());
    }

    @Test
    void filesThatAreNoPicturesAreRefused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jpg"));
        assertThatThrownBy(() -> PictureReader.read(empty)).hasMessageContaining("empty.jpg: the file is empty");
        Path text = Files.writeString(folder.resolve("text.jpg"), "not a picture at all");
        assertThatThrownBy(() -> PictureReader.read(text)).hasMessageContaining("not those of a picture");
        assertThatThrownBy(() -> PictureReader.read(folder)).hasMessageContaining("no such file");
        assertThatThrownBy(() -> PictureReader.read(folder.resolve("gone.jpg"))).hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff\u00d8\u00ff", "\u0089PNG\r\n\u001a\n", "BM", "II*\0", "MM\0*", "RIFF....WEBP"})
    void aSignatureWithRubbishBehindItIsRefused(String signature) {
        byte[] rubbish = new byte[3000];
        new Random(7).nextBytes(rubbish);
        assertThatThrownBy(() -> PictureReader.read(concat(ascii(signature), rubbish), "rubbish"))
                .isInstanceOf(PictureException.class);
        assertThatThrownBy(() -> PictureReader.read(ascii(signature), "signature"))
                .isInstanceOf(PictureException.class);
    }

    @Test
    void hugeClaimsAreRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] png = encode(gradient(4, 4, BufferedImage.TYPE_3BYTE_BGR), "png");
        assertThatThrownBy(() -> PictureReader.read(claiming(png, 100_000, 100_000), "bomb.png"))
                .hasMessageContaining("bomb.png: the header claims 100000 x 100000 pixels");
        assertThatThrownBy(() -> PictureReader.read(claiming(png, 60_000, 60_000), "bomb.png"))
                .hasMessageContaining("more than the limit of 50000000");
        Path file = Files.write(folder.resolve("x.jpg"), jpeg(48, 32));
        assertThatThrownBy(() -> PictureReader.read(file, new PictureLimits(100, 1_000_000)))
                .hasMessageContaining("more than the limit of 100");
        assertThatThrownBy(() -> PictureReader.read(file, new PictureLimits(1_000_000, 100)))
                .hasMessageContaining("48 x 32 pixels, more than the limit of 100");
    }

    @Test
    void anExifBlockThatLiesAboutItsLengthIsIgnored() throws IOException {
        byte[] png = encode(gradient(48, 32, BufferedImage.TYPE_3BYTE_BGR), "png");
        byte[] chunk =
                concat(new byte[] {0x7f, -1, -1, -1}, ascii("eXIf"), TestPictures.orientationTiff(6), new byte[4]);
        byte[] lying = concat(png, chunk);
        assertThat(PictureReader.read(lying, "x.png").width()).isEqualTo(48);
    }

    @Test
    void manyThreadsReadAtOnce() throws Exception {
        byte[] jpeg = jpeg(320, 240);
        byte[] expected = PictureReader.read(jpeg, "x.jpg").rgb();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<byte[]> task = () -> PictureReader.read(jpeg, "x.jpg").rgb();
            for (Future<byte[]> future : threads.invokeAll(Collections.nCopies(40, task))) {
                assertThat(future.get()).isEqualTo(expected);
            }
        }
    }

    /** A PNG with another size in its header, the checksum made right again. */
    private static byte[] claiming(byte[] png, int width, int height) {
        ByteBuffer file = ByteBuffer.wrap(png.clone());
        file.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(file.array(), 12, 17);
        return file.putInt(29, (int) sum.getValue()).array();
    }
}
