package io.retroflex.vision.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.picture.PictureException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of kinds that are not read are refused by name, with what to do. */
class DicomRefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                deflated    | Deflated Explicit VR Little Endian, 1.2.840.10008.1.2.1.99 | dcmconv +te
                big-endian  | Explicit VR Big Endian, 1.2.840.10008.1.2.2                | dcmconv +te
                rle         | RLE Lossless, 1.2.840.10008.1.2.5                          | dcmdrle
                lossless    | JPEG Lossless (Process 14, Selection Value 1), 1.2.840.10008.1.2.4.70 | dcmdjpeg
                jpeg-2000   | JPEG 2000, 1.2.840.10008.1.2.4.91                          | gdcmconv --raw
                mpeg        | MPEG-4 AVC/H.264 High Profile / Level 4.1, 1.2.840.10008.1.2.4.102 | its frames as pictures
                video       | Video Endoscopic Image, 1.2.840.10008.5.1.4.1.1.77.1.1.1   | frames as pictures
                photograph  | VL Photographic Image, 1.2.840.10008.5.1.4.1.1.77.1.4      | PNG or JPEG
                16-bits     | (0028,0100) BitsAllocated is 16, where 8 is read           | 8 bits a sample
                monochrome1 | (0028,0004) PhotometricInterpretation is MONOCHROME1       | export it in colour
                fragments   | its 3 frames lie in 6 fragments and no table says          | dcmdjpeg
                """)
    void whatIsNotReadIsNamedWithTheRemedy(String kind, String rule, String remedy) {
        String name = "refused-" + kind + ".dcm";

        assertThatThrownBy(() -> DicomFixtures.read(name))
                .isInstanceOf(PictureException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContainingAll(rule, remedy)
                .message()
                .doesNotContainIgnoringCase("zebra");
    }

    @Test
    void aFileThatIsNoDicomIsRefused() throws IOException {
        byte[] png = DicomFixtures.bytes("drawn-0.png");

        assertThat(DicomFile.isDicom(png)).isFalse();
        assertThat(DicomFile.isDicom(new byte[131])).isFalse();
        assertThat(DicomFile.isDicom(DicomFixtures.bytes("refused-mpeg.dcm"))).isTrue();
        assertThatThrownBy(() -> DicomFixtures.read(png, "drawn.png"))
                .hasMessageStartingWith("drawn.png: bytes 129 to 132 are not DICM");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0008_0018, 0x0020_000d, 0x0020_000e})
    void everyPictureHasItsUids(int tag) {
        assertRefused(DicomBytes.good().without(tag), "UID is missing");
        assertRefused(DicomBytes.good().with(tag, "UI", "Zebra^Quagga"), "UID is no UID");
    }

    @Test
    void theClassOfTheHeaderIsTheClassOfTheData() {
        assertRefused(DicomBytes.good().without(0x0002_0002), "MediaStorageSOPClassUID is not stated");
        assertRefused(
                DicomBytes.good().with(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.7"),
                "(0008,0016) SOPClassUID is Secondary Capture Image");
        assertRefused(DicomBytes.good().with(0x0002_0002, "UI", "Zebra^Quagga"), "is no UID");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0028_0002, 0x0028_0004, 0x0028_0010, 0x0028_0011, 0x0028_0100, 0x0028_0101})
    void pixelsAreNotReadWithoutTheirDescription(int tag) {
        assertRefused(DicomBytes.good().without(tag), " is missing");
    }

    @Test
    void aDescriptionThatDoesNotFitIsRefused() {
        assertRefused(DicomBytes.good().with(0x0028_0002, 3), "SamplesPerPixel is 3, where 1 is read");
        assertRefused(DicomBytes.good().with(0x0028_0103, 1), "PixelRepresentation is 1, where 0 is read");
        assertRefused(DicomBytes.good().with(0x0028_0101, 6), "BitsStored is 6, where 8 is read");
        assertRefused(DicomBytes.good().with(0x0028_0010, "US", new byte[0]), "Rows has 0 bytes, not 2");
        assertRefused(DicomBytes.good().with(0x0028_0008, "IS", "0"), "NumberOfFrames is not a number above 0");
        assertRefused(DicomBytes.good().with(0x0028_0008, "IS", "many"), "NumberOfFrames is not a number above 0");
        assertRefused(DicomBytes.good().with(0x0028_0004, "CS", "ZEBRA"), "is none that DICOM knows");
        assertRefused(
                DicomBytes.good()
                        .with(0x0028_0004, "CS", "RGB")
                        .with(0x0028_0002, 3)
                        .with(0x0028_0006, 2),
                "PlanarConfiguration is 2, where 1 is read");
        assertRefused(
                DicomBytes.good()
                        .with(0x0028_0004, "CS", "YBR_FULL_422")
                        .with(0x0028_0002, 3)
                        .with(0x0028_0011, 3),
                "whose pixels come in pairs, but 3 pixels wide");
    }

    @Test
    void pixelsThatAreNotThereAreNotInvented() {
        assertRefused(DicomBytes.good().without(0x7fe0_0010), "it has no pixel data");
        assertRefused(DicomBytes.good().with(0x0028_0010, 3), "has 4 bytes, but 1 of 2 x 3 in MONOCHROME2 take 6");
        assertRefused(DicomBytes.good().with(0x0028_0008, "IS", "2"), "has 4 bytes, but 2 of 2 x 2");
        assertRefused(
                DicomBytes.good().with(0x0002_0010, "UI", TransferSyntax.JPEG_BASELINE.uid()),
                "not stored as its transfer syntax JPEG Baseline (Process 1) says");
    }

    @Test
    void aJpegThatIsNotAsTheFileSaysIsRefused() throws IOException {
        // Rows is 24, and that many are in the stream.
        byte[] taller = DicomFixtures.replaced("jpeg-rgb.dcm", "US\2\0\u0018\0", "US\2\0\u0019\0");
        assertThatThrownBy(() -> DicomFixtures.read(taller, "taller.dcm").frame(0))
                .hasMessageContaining("its JPEG stream gives 32 x 24 pixels, but the file says 32 x 25");
        byte[] grey = DicomFixtures.replaced("jpeg-grey.dcm", "MONOCHROME2 ", "RGB         ");
        byte[] colour = DicomFixtures.replaced(grey, "\2\0US\2\0\1\0", "\2\0US\2\0\3\0");
        assertThatThrownBy(() -> DicomFixtures.read(colour, "grey.dcm").frame(0))
                .hasMessageContaining("its JPEG stream has 1 samples a pixel, but the file says 3");
        byte[] unmarked = DicomFixtures.replaced("jpeg-wrapped.dcm", "YBR_FULL_422", "RGB         ");
        assertThatThrownBy(() -> DicomFixtures.read(unmarked, "unmarked.dcm").frame(0))
                .hasMessageContaining("is RGB, but its JPEG stream does not say that it is");
    }

    private static void assertRefused(DicomBytes file, String rule) {
        assertThatThrownBy(() -> DicomFixtures.read(file))
                .isInstanceOf(PictureException.class)
                .hasMessageStartingWith("made.dcm: ")
                .hasMessageContaining(rule)
                .message()
                .doesNotContainIgnoringCase("zebra");
    }
}
