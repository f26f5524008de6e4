package io.retroflex.audit.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.vote.Surroundings;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.vision.dicom.DicomFixtures;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.picture.DifferenceHash;
import io.retroflex.vision.picture.ExifBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When photographs were taken, and whether that can be relied on. */
class TimelineTest {
    private static final Surroundings SURROUNDINGS = surroundings();

    @Test
    void eachPhotographHasItsTimeSinceTheFirstWhateverItsNumber() {
        Timeline timeline = of("2024-03-05T10:20:30", "2024-03-05T10:00:00", "2024-03-05T10:00:01.500");

        assertThat(timeline.since(1)).contains(Duration.ofSeconds(1230));
        assertThat(timeline.since(2)).contains(Duration.ZERO);
        assertThat(timeline.since(3)).contains(Duration.ofMillis(1500));
        assertThat(timeline.duration()).isEqualTo(Duration.ofSeconds(1230));
        assertThat(timeline.month()).contains(YearMonth.of(2024, 3));
        assertThat(timeline.isComplete()).isTrue();
        assertThat(List.of(1, 2, 3).stream().sorted(timeline.order())).containsExactly(2, 3, 1);
    }

    @Test
    void aProcedureMayGoOnAfterMidnight() {
        assertThat(of("2023-12-31T23:50:00", "2024-01-01T00:10:00").duration()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void photographsWithoutATimeAreCounted() {
        Timeline timeline = of("2024-03-05T10:00:00", "", "2024-03-05T10:05:00");

        assertThat(timeline.isUsable()).isTrue();
        assertThat(timeline.isComplete()).isFalse();
        assertThat(timeline.since(2)).isEmpty();
        assertThat(timeline.lacking()).contains("1 of 3 photographs have no time");
    }

    @Test
    void withoutAnyTimeThereIsNoOrder() {
        assertUseless(of("", ""), "no photograph has a time");
        assertUseless(of(), "no photograph has a time");
    }

    @Test
    void aPauseOfMoreThanFourHoursIsBelievedByNobody() {
        assertThat(of("2024-03-05T10:00:00", "2024-03-05T14:00:00").isUsable()).isTrue();
        assertUseless(
                of("2024-03-05T10:00:00", "2024-03-05T14:00:01"), "more than 4 hours lie between two photographs");
        assertUseless(of("2024-03-05T10:00:00", "2021-03-05T10:00:01"), "more than 4 hours");
    }

    @Test
    void oneTimeForAllIsThatOfAnExport() {
        assertUseless(of("2024-03-05T10:00:00", "2024-03-05T10:00:00.9"), "all photographs have the same time");
        assertThat(of("2024-03-05T10:00:00").isUsable())
                .as("one photograph alone")
                .isTrue();
    }

    @Test
    void aClockThatWasNeverSetTellsNothing() {
        assertUseless(of("1970-01-01T00:03:00", "1970-01-01T00:04:00"), "a clock that was never set");
        assertUseless(of("2000-01-01T00:03:00", "2000-01-01T00:04:00"), "a clock that was never set");
        assertThat(of("2001-01-01T10:03:00", "2001-01-01T10:04:00").isUsable()).isTrue();
    }

    @Test
    void timesComeFromExifAndDicomAndNotFromTheFileSystem(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        Files.write(
                folder.resolve("1.jpg"),
                new ExifBytes().taken("2024:03:05 10:15:30").inJpeg(jpeg.toByteArray()));
        Files.write(folder.resolve("2.jpg"), jpeg.toByteArray());
        DicomFixtures.put(folder, "explicit.dcm");

        List<Optional<LocalDateTime>> taken = new ArrayList<>();
        for (Photograph photograph : ProcedureReader.find(folder).photographs()) {
            taken.add(photograph.content().read().taken());
        }

        assertThat(taken)
                .containsExactly(
                        Optional.of(LocalDateTime.of(2024, 3, 5, 10, 15, 30)),
                        Optional.empty(),
                        Optional.of(LocalDateTime.of(2024, 3, 5, 10, 15, 30, 250_000_000)));
    }

    private static void assertUseless(Timeline timeline, String reason) {
        assertThat(timeline.lacking().orElseThrow()).contains(reason);
        assertThat(timeline.isUsable()).isFalse();
        assertThat(timeline.isComplete()).isFalse();
        assertThat(timeline.month()).isEmpty();
        assertThat(timeline.since(1)).isEmpty();
    }

    private static Timeline of(String... times) {
        List<Examined> photographs = new ArrayList<>();
        for (String time : times) {
            photographs.add(new Examined(
                    photographs.size() + 1,
                    "id",
                    time.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(time)),
                    SURROUNDINGS,
                    new Quality(1, 1, 1, 1),
                    new DifferenceHash(0, 0, 0, 0),
                    () -> new byte[0]));
        }
        return Timeline.of(photographs);
    }

    private static Surroundings surroundings() {
        ExactGallery gallery = new ExactGallery(new GalleryHeader(2, "f00d", "model"));
        Embedding embedding = Embedding.normalized(new float[] {1, 0});
        gallery.put(List.of(new Entry("1", embedding, Facts.of(Map.of(Facts.LABEL, "cecum")))));
        gallery.commit();
        return Surroundings.of(gallery, embedding);
    }
}
