package io.retroflex.vision.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SopReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "explicit.dcm, true, true",
        "implicit.dcm, true, true",
        "jpeg-rgb.dcm, true, true",
        "refused-video.dcm, false, true",
        "refused-jpeg-2000.dcm, true, false",
        "refused-deflated.dcm, true, false",
        "refused-big-endian.dcm, true, false"
    })
    void aFileSaysWhatItIsAlsoWhereItsRestIsNotRead(String name, boolean classRead, boolean syntaxRead)
            throws IOException {
        SopReference reference = SopReference.of(DicomFixtures.bytes(name)).orElseThrow();

        assertThat(DicomFixtures.text(name)).contains(reference.instance().value());
        assertThat(reference.isClassRead()).isEqualTo(classRead);
        assertThat(reference.isSyntaxRead()).isEqualTo(syntaxRead);
    }

    @Test
    void whatDoesNotSayItIsNothing() throws IOException {
        byte[] file = DicomFixtures.bytes("explicit.dcm");

        assertThat(SopReference.of("no DICOM".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(SopReference.of(Arrays.copyOf(file, 150))).isEmpty();
        assertThat(SopReference.of(DicomFixtures.replaced(file, "2.25.10001", "Mustermann")))
                .isEmpty();
    }

    @Test
    void itDoesNotGiveTheUidAwayWhereItIsShown() throws IOException {
        assertThat(SopReference.of(DicomFixtures.bytes("explicit.dcm"))
                        .orElseThrow()
                        .toString())
                .doesNotContain("2.25.1000");
    }
}
