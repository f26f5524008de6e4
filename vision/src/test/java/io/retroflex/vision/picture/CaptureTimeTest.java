package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a picture says that it was taken. */
class CaptureTimeTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2024, 3, 5, 10, 15, 30);

    @Test
    void theTimeAJpegWasTakenIsReadWithItsFraction() throws IOException {
        assertThat(inJpeg(new ExifBytes().taken("2024:03:05 10:15:30"))).contains(TIME);
        assertThat(inJpeg(new ExifBytes().taken("2024:03:05 10:15:30").fraction("25")))
                .contains(TIME.plusNanos(250_000_000));
        assertThat(inJpeg(new ExifBytes().taken("2024:03:05 10:15:30").fraction("soon")))
                .contains(TIME);
    }

    @Test
    void theTimeAPngWasTakenIsReadToo() throws IOException {
        byte[] exif = new ExifBytes().taken("2024:03:05 10:15:30").tiff();
        byte[] png = TestPictures.encode(TestPictures.gradient(8, 8, 5), "png");
        byte[] length = ByteBuffer.allocate(4).putInt(exif.length).array();
        byte[] chunk = TestPictures.concat(length, TestPictures.ascii("eXIf"), exif, new byte[4]);

        assertThat(CaptureTime.of(
                        TestPictures.concat(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length))))
                .contains(TIME);
    }

    @Test
    void theTimeOfTheLastChangeIsNone() throws IOException {
        assertThat(inJpeg(new ExifBytes().first(0x0132, "2024:03:05 10:15:30"))).isEmpty();
        assertThat(CaptureTime.of(TestPictures.jpeg(8, 8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000:00:00 00:00:00", "    :  :     :  :  ", "2024:02:30 10:15:30", "2024:03:05", "5 March", ""
            })
    void aTimeThatIsNoneCountsAsNotStated(String time) throws IOException {
        assertThat(inJpeg(new ExifBytes().taken(time))).isEmpty();
    }

    @Test
    void whateverTheBytesAreNothingIsThrown() throws IOException {
        byte[] whole =
                new ExifBytes().taken("2024:03:05 10:15:30").fraction("5").inJpeg(TestPictures.jpeg(8, 8));
        int read = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] changed = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(140)] = (byte) random.nextInt();
            }
            read += CaptureTime.of(changed).isPresent() ? 1 : 0;
        }
        assertThat(read).isBetween(1, 2999);
        assertThat(CaptureTime.of(new byte[0])).isEmpty();
    }

    private static Optional<LocalDateTime> inJpeg(ExifBytes exif) throws IOException {
        return CaptureTime.of(exif.inJpeg(TestPictures.jpeg(8, 8)));
    }
}
