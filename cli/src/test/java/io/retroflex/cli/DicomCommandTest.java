package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.dicom.DicomFixtures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the command says of DICOM files, and that it says nothing else. */
class DicomCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsShownWithWhatIsKeptAndWhatIsNot() throws IOException {
        Path file = DicomFixtures.put(folder, "explicit.dcm");

        assertThat(CommandRun.good("dicom", file).out().lines().map(line -> line.replaceAll("  +", "  ")))
                .startsWith(
                        file.toString(),
                        "  class  VL Endoscopic Image",
                        "  transfer syntax  Explicit VR Little Endian",
                        "  pictures  1 frame of 32 x 24",
                        "  time  2024-03-05T10:15:30.250 (content)",
                        "  frame time  (not said)",
                        "  manufacturer  Okapi Optics",
                        "  model  OX-1")
                .contains(
                        "  burned-in text  no",
                        "  identity removed  (not said)",
                        "  not kept  10 elements",
                        "  (0010,0010)  PatientName",
                        "  (0010,0030)  PatientBirthDate");
    }

    @Test
    void theJsonHasTheSame() throws IOException {
        Path first = DicomFixtures.put(folder, "explicit.dcm");
        Path second = DicomFixtures.put(folder, "jpeg-three.dcm");

        JsonNode shown = CommandRun.good("dicom", first, second, "--json").json();

        assertThat(shown.size()).isEqualTo(2);
        JsonNode explicit = shown.get(0);
        assertThat(explicit.get("file").stringValue()).isEqualTo(first.toString());
        assertThat(explicit.get("time").stringValue()).isEqualTo("2024-03-05T10:15:30.250");
        assertThat(explicit.get("timeOf").stringValue()).isEqualTo("content");
        assertThat(explicit.get("number").intValue()).isEqualTo(7);
        assertThat(explicit.get("notKept").size()).isEqualTo(10);
        assertThat(explicit.get("notKept").get(5).get("tag").stringValue()).isEqualTo("(0010,0010)");
        assertThat(shown.get(1).get("frames").intValue()).isEqualTo(3);
        assertThat(shown.get(1).get("transferSyntax").stringValue()).isEqualTo("JPEG Baseline (Process 1)");
        assertThat(shown.get(1).get("study")).isEqualTo(explicit.get("study"));
    }

    /** The fixtures have one in every text element that is not kept, in private ones, in sequences, in a JPEG's comment. */
    @ParameterizedTest
    @ValueSource(strings = {"names.dcm", "names-implicit.dcm", "jpeg-wrapped.dcm", "refused-photograph.dcm"})
    void noNameComesOut(String name) throws IOException {
        Path file = DicomFixtures.put(folder, name);

        for (CommandRun run : new CommandRun[] {CommandRun.of("dicom", file), CommandRun.of("dicom", file, "--json")}) {
            assertThat(run.out() + run.errors())
                    .contains(name)
                    .doesNotContainIgnoringCase("zebra")
                    .doesNotContainIgnoringCase("quagga")
                    .doesNotContain("2.25.1001");
        }
    }

    @Test
    void aRefusedFileIsReportedAndTheOthersGoOn() throws IOException {
        Path video = DicomFixtures.put(folder, "refused-video.dcm");
        Path good = DicomFixtures.put(folder, "grey.dcm");
        Path picture = DicomFixtures.put(folder, "grey.png");

        CommandRun run = CommandRun.of("dicom", video, good, picture, folder.resolve("missing.dcm"), "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.json().size()).isEqualTo(1);
        assertThat(run.errorLines()).hasSize(4).first().isEqualTo("3 files could not be used:");
        assertThat(run.errors()).contains("Video Endoscopic Image", "are not DICM", "there is no such file");
        assertThat(CommandRun.of("dicom", video, good, "--strict").exit()).isEqualTo(1);
        assertThat(CommandRun.of("dicom", video).exit()).isEqualTo(1);
    }
}
