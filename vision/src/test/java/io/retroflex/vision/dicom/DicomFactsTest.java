package io.retroflex.vision.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.picture.PictureException;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a file, and that nothing else is. */
class DicomFactsTest {
    @ParameterizedTest
    @ValueSource(strings = {"explicit.dcm", "implicit.dcm"})
    void theFactsAreThoseOfTheFile(String name) throws IOException {
        DicomFacts facts = DicomFixtures.read(name).facts();

        assertThat(facts.study()).isEqualTo(new Uid("2.25.1001"));
        assertThat(facts.series()).isEqualTo(new Uid("2.25.1002"));
        assertThat(facts.instance()).isEqualTo(new Uid("2.25.10001"));
        assertThat(facts.time())
                .contains(
                        new DicomTime(LocalDateTime.of(2024, 3, 5, 10, 15, 30, 250_000_000), DicomTime.Origin.CONTENT));
        assertThat(facts.number()).hasValue(7);
        assertThat(facts.manufacturer()).isEqualTo("Okapi Optics");
        assertThat(facts.model()).isEqualTo("OX-1");
        assertThat(facts.modality()).isEqualTo("ES");
        assertThat(facts.burnedInAnnotation()).isEqualTo(Statement.NO);
        assertThat(facts.identityRemoved()).isEqualTo(Statement.NONE);
        assertThat(facts.width()).isEqualTo(32);
        assertThat(facts.height()).isEqualTo(24);
        assertThat(facts.frames()).isEqualTo(1);
    }

    @Test
    void whatAFileDoesNotSayIsEmpty() throws IOException {
        DicomFacts facts = DicomFixtures.read("jpeg-wrapped.dcm").facts();

        assertThat(facts.syntax()).isEqualTo(TransferSyntax.JPEG_BASELINE);
        assertThat(facts.time()).isEmpty();
        assertThat(facts.number()).isEmpty();
        assertThat(facts.manufacturer()).isEmpty();
        assertThat(facts.burnedInAnnotation()).isEqualTo(Statement.NONE);
    }

    @Test
    void theElementsThatAreNotKeptAreListedByTag() throws IOException {
        assertThat(DicomFixtures.read("explicit.dcm").notKept())
                .map(Tag::toString)
                .containsExactly(
                        "(0002,0000)",
                        "(0002,0001)",
                        "(0002,0012)",
                        "(0002,0013)",
                        "(0002,0016)",
                        "(0010,0010)",
                        "(0010,0020)",
                        "(0010,0030)",
                        "(0010,0040)",
                        "(0028,0102)");
        assertThat(new Tag(0x0010, 0x0010).keyword()).contains("PatientName");
        assertThat(new Tag(0x0009, 0x1001).keyword()).isEmpty();
        assertThat(new Tag(0x0009, 0x1001).isPrivate()).isTrue();
    }

    /** The fixture has a name in every text element of the standard that is not kept, in private ones, in sequences. */
    @ParameterizedTest
    @ValueSource(strings = {"names.dcm", "names-implicit.dcm"})
    void aNameInAnyOtherElementIsInNothingThatComesOut(String name) throws IOException {
        assertThat(DicomFixtures.text(name)).contains("Zebra^Quagga", "ZEBRA QUAGGA", "http://zebra.quagga");

        DicomFile file = DicomFixtures.read(name);

        assertThat(file.notKept()).hasSizeGreaterThan(500);
        assertThat(file.facts() + " " + file.notKept() + " " + Held.by(file))
                .contains("Okapi Optics")
                .doesNotContainIgnoringCase("zebra")
                .doesNotContainIgnoringCase("quagga");
    }

    @Test
    void aUidIsShownByItsHashOnly() throws IOException {
        DicomFacts facts = DicomFixtures.read("explicit.dcm").facts();

        assertThat(facts.toString()).doesNotContain("2.25");
        assertThat(facts.study().hash()).hasSize(64).isEqualTo(new Uid("2.25.1001").hash());
        assertThat(facts.study().hash()).isNotEqualTo(facts.series().hash());
    }

    @Test
    void theTimeClosestToThePictureIsTaken() throws PictureException {
        DicomBytes file = DicomBytes.good().with(0x0008_0020, "DA", "20240305").with(0x0008_0030, "TM", "09");
        assertThat(time(file)).isEqualTo("STUDY 2024-03-05T09:00");

        file.with(0x0008_0023, "DA", "20240305").with(0x0008_0033, "TM", "1015");
        assertThat(time(file)).isEqualTo("CONTENT 2024-03-05T10:15");

        file.with(0x0008_0022, "DA", "20240305").with(0x0008_0032, "TM", "101400");
        assertThat(time(file)).isEqualTo("ACQUISITION 2024-03-05T10:14");

        file.with(0x0008_002a, "DT", "20240305101329.5+0100");
        assertThat(time(file)).isEqualTo("ACQUISITION 2024-03-05T10:13:29.500");
    }

    @Test
    void aFrameIsTakenAsLongAfterTheFirstAsTheFrameTimeSays() throws PictureException {
        DicomBytes file = DicomBytes.good().with(0x0008_002a, "DT", "20240305101329");
        LocalDateTime first = LocalDateTime.of(2024, 3, 5, 10, 13, 29);
        assertThat(taken(file, 0)).contains(first);
        assertThat(taken(file, 3)).isEmpty();

        file.with(0x0018_1063, "DS", "1500.5");
        assertThat(taken(file, 0)).contains(first);
        assertThat(taken(file, 2)).contains(first.plusSeconds(3).plusNanos(1_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1e300", "1e99999", "3600001", "soon"})
    void aFrameTimeThatIsNoneTellsNothingOfLaterFrames(String frameTime) throws PictureException {
        DicomBytes file =
                DicomBytes.good().with(0x0008_002a, "DT", "20240305101329").with(0x0018_1063, "DS", frameTime);
        assertThat(taken(file, 1)).isEmpty();
        assertThat(taken(file, 0)).isPresent();
    }

    @Test
    void theTimeOfAStudyIsThatOfNoPicture() throws PictureException {
        DicomBytes file = DicomBytes.good().with(0x0008_0020, "DA", "20240305").with(0x0008_0030, "TM", "0915");
        assertThat(taken(file, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20240230, 1015", "20240305, 2515", "2024.03.05, 10:15", "20240305, ''", "Zebra, Quagga"})
    void aTimeThatIsNoneCountsAsNotStated(String date, String time) throws PictureException {
        DicomBytes file = DicomBytes.good().with(0x0008_0023, "DA", date).with(0x0008_0033, "TM", time);

        assertThat(DicomFixtures.read(file).facts().time()).isEmpty();
    }

    @Test
    void aNumberThatIsNoneCountsAsNotStated() throws PictureException {
        DicomBytes file = DicomBytes.good();

        assertThat(DicomFixtures.read(file.with(0x0020_0013, "IS", " 12 "))
                        .facts()
                        .number())
                .hasValue(12);
        assertThat(DicomFixtures.read(file.with(0x0020_0013, "IS", "99999999999"))
                        .facts()
                        .number())
                .isEmpty();
        assertThat(DicomFixtures.read(file.with(0x0020_0013, "IS", "twelve"))
                        .facts()
                        .number())
                .isEmpty();
    }

    private static Optional<LocalDateTime> taken(DicomBytes file, int frame) throws PictureException {
        return DicomFixtures.read(file).facts().taken(frame);
    }

    private static String time(DicomBytes file) throws PictureException {
        DicomTime time = DicomFixtures.read(file).facts().time().orElseThrow();
        return time.origin() + " " + time.time();
    }
}
