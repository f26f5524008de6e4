package io.retroflex.vision.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels of files that pydicom and DCMTK wrote are those that went in, or those that DCMTK decodes. */
class DicomPixelsTest {
    @ParameterizedTest
    @ValueSource(strings = {"explicit", "implicit", "planar", "names", "names-implicit"})
    void uncompressedColourIsReadExactly(String name) throws IOException {
        assertClose(DicomFixtures.read(name + ".dcm").frame(0), "drawn-0.png", 0);
    }

    @Test
    void greyIsReadExactly() throws IOException {
        assertClose(DicomFixtures.read("grey.dcm").frame(0), "grey.png", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ybr-full", "ybr-full-422"})
    void brightnessAndColourDifferencesBecomeTheColoursOfPydicom(String name) throws IOException {
        assertClose(DicomFixtures.read(name + ".dcm").frame(0), name + ".png", 0);
    }

    /** A JDK may bring its own libjpeg or use the system's, and those may round differently. */
    @ParameterizedTest
    @ValueSource(strings = {"jpeg-rgb", "jpeg-grey", "jpeg-wrapped"})
    void jpegsHaveTheColoursOfDcmtk(String name) throws IOException {
        assertClose(DicomFixtures.read(name + ".dcm").frame(0), name + ".png", 2);
    }

    @Test
    void everyUncompressedFrameIsRead() throws IOException {
        DicomFile file = DicomFixtures.read("three.dcm");

        assertThat(file.frames()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertClose(file.frame(i), "drawn-" + i + ".png", 0);
        }
        assertThatThrownBy(() -> file.frame(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** With a table of frames, without one, and with two fragments a frame. */
    @ParameterizedTest
    @ValueSource(strings = {"jpeg-three", "jpeg-no-table", "jpeg-fragments"})
    void everyJpegFrameIsReadHoweverItLies(String name) throws IOException {
        DicomFile file = DicomFixtures.read(name + ".dcm");

        assertThat(file.frames()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertClose(file.frame(i), "jpeg-three-" + i + ".png", 2);
        }
    }

    private static void assertClose(Picture actual, String reference, int most) throws IOException {
        Picture expected = DicomFixtures.reference(reference);
        assertThat(actual.width()).isEqualTo(expected.width());
        assertThat(actual.height()).isEqualTo(expected.height());
        int largest = 0;
        for (int i = 0; i < expected.rgb().length; i++) {
            largest = Math.max(largest, Math.abs((actual.rgb()[i] & 0xff) - (expected.rgb()[i] & 0xff)));
        }
        assertThat(largest).as("the largest difference from " + reference).isLessThanOrEqualTo(most);
    }
}
