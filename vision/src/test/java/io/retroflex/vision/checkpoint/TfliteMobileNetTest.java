package io.retroflex.vision.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.Shared;
import io.retroflex.vision.network.MobileNetV1;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfliteMobileNetTest {
    private static final String REAL = "weights/mobilenet_v1_1.0_224_quant_embedding_extractor.tflite";

    @TempDir
    private Path folder;

    @Test
    void theRealFileHasTheSameTensorsToTheBit() throws IOException {
        StateDict read = Checkpoint.read(Shared.path(REAL));

        StateDict expected = Safetensors.read(Shared.path("weights/mobilenet_v1_imagenet.safetensors"));
        assertThat(read.names()).containsExactlyInAnyOrderElementsOf(expected.names());
        for (String name : expected.names()) {
            assertThat(read.get(name)).hasToString(expected.get(name).toString());
            assertThat(read.get(name).floats())
                    .as(name)
                    .isEqualTo(expected.get(name).floats());
        }
    }

    @Test
    void everyValueIsScaledAndInItsPlace() throws IOException {
        StateDict read = read(TfliteBytes.good());

        ParameterCheck.check("good", read, new MobileNetV1(List.of(4, 6, 8)).parameters());
        // [output][row][column][input] in the file: number 2 of the first filter is its blue corner.
        assertThat(read.get("stem.weight").floats()[2 * 9]).isEqualTo((7 * 2 + 1 - 100) / 64f);
        assertThat(read.get("stem.weight").floats()[1]).isEqualTo((7 * 3 + 1 - 100) / 64f);
        // [1][row][column][channel]: number 1 is the corner of the second channel; bytes count from 0 to 255.
        assertThat(read.get("blocks.0.depthwise.weight").floats()[9]).isEqualTo((7 + 1 - 101) / 32f);
        assertThat(read.get("blocks.0.depthwise.weight").floats()[8]).isEqualTo((7 * 32 + 1 - 101) / 32f);
        assertThat(read.get("blocks.1.pointwise.weight").floats()[36]).isEqualTo((7 * 36 + 1 - 104) * 5 / 64f);
        assertThat(read.get("blocks.0.pointwise.bias").floats())
                .containsExactly(-150 / 1024f, 150 / 1024f, 450 / 1024f, 750 / 1024f, 1050 / 1024f, 1350 / 1024f);
    }

    @Test
    void theNamesAreThoseThatAnImportAsksFor() throws IOException {
        NamedWeights named = NameMap.MOBILENET_V1.apply(read(TfliteBytes.good()), "good.tflite");

        assertThat(named.ignored()).isEmpty();
        assertThat(named.weights().names()).hasSize(10);
    }

    @Test
    void otherFilesAndOtherNetworksAreRefusedWithTheReason() throws IOException {
        refused(file -> file.identifier = "TFL2", "neither a safetensors file nor");
        refused(file -> file.version = 4, "it is of version 4");
        refused(file -> file.weightType = 9, "has the element type 9 of TensorFlow Lite, not 3 (UINT8)");
        refused(file -> file.weightType = 0, "has the element type 0");
        refused(file -> file.zeroPoint = 256, "the zero point 256");
        refused(file -> file.zeroPoint = -1, "the zero point -1");
        refused(file -> file.scales = 4, "has 4 scales");
        refused(file -> file.scales = 0, "has 0 scales");
        refused(file -> file.activation = 1, "operator 0 (of kind 3) is not its stem");
        refused(file -> file.dilation = 2, "operator 0 (of kind 3) is not its stem");
        refused(file -> file.firstStride = 1, "operator 0 (of kind 3) is not its stem");
        refused(file -> file.lastKind = 25, "its last operator is of kind 25");
        refused(file -> file.sameBytesTwice = true, "needs 16 bytes and has 108");
    }

    @Test
    void aRefusalNamesTheFileTheRuleAndTheRemedy() {
        TfliteBytes other = new TfliteBytes();
        other.activation = 0;

        assertThatThrownBy(() -> read(other.build())).isInstanceOfSatisfying(CheckpointException.class, refusal -> {
            assertThat(refusal.file()).isEqualTo(file());
            assertThat(refusal.rule()).contains("not of MobileNetV1");
            assertThat(refusal.remedy()).contains("retroflex model fetch mobilenet-v1");
        });
    }

    @Test
    void filesThatAreCutShortAreRefusedOrLackNothingThatIsRead() throws IOException {
        byte[] bytes = TfliteBytes.good();
        float[] stem = read(bytes).get("stem.weight").floats();
        int kept = 0;
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try {
                assertThat(readThere(cut).get("stem.weight").floats()).isEqualTo(stem);
                kept++;
            } catch (CheckpointException e) {
                assertThat(e).hasMessageContaining(file());
            }
        }
        // What comes last in the file is the description of the picture that goes in.
        assertThat(kept).isLessThan(200);
    }

    @Test
    void everyByteOfASmallFileMayBeWrong() throws IOException {
        byte[] bytes = TfliteBytes.good();
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            for (int value : new int[] {0, 0x7f, 0x80, 0xff}) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) value;
                refused += isRefused(changed) ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void chanceChangesOfTheRealFileEndInAnErrorOrAReading() throws IOException {
        byte[] bytes = Files.readAllBytes(Shared.path(REAL));
        Random random = new Random(20260101);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] changed = bytes.clone();
            // Most of the file is weights; what can go wrong lies at its ends.
            int near = random.nextInt(40_000);
            int at = i % 4 == 0 ? random.nextInt(bytes.length) : i % 4 == 1 ? near % 1_650 : bytes.length - 1 - near;
            changed[at] = (byte) random.nextInt(256);
            refused += isRefused(changed) ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    /** Whether the file is refused in the proper way; any other failure fails the test, and a reading is a whole one. */
    private boolean isRefused(byte[] bytes) throws IOException {
        try {
            StateDict read = readThere(bytes);
            long numbers =
                    read.tensors().values().stream().mapToLong(Tensor::size).sum();
            assertThat(numbers).isPositive().isLessThanOrEqualTo(bytes.length);
            return false;
        } catch (CheckpointException e) {
            assertThat(e).hasMessageContaining(file());
            return true;
        }
    }

    private void refused(Consumer<TfliteBytes> fault, String because) throws IOException {
        TfliteBytes file = new TfliteBytes();
        fault.accept(file);
        byte[] bytes = file.build();
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(because);
    }

    private String file() {
        return folder.resolve("some").toString();
    }

    /** Without a file, for many readings. */
    private StateDict readThere(byte[] bytes) throws IOException {
        MemorySegment segment = MemorySegment.ofArray(bytes);
        return TfliteMobileNet.looksLikeOne(segment) ? TfliteMobileNet.read(file(), segment) : read(bytes);
    }

    private StateDict read(byte[] bytes) throws IOException {
        return Checkpoint.read(Files.write(folder.resolve("some"), bytes));
    }
}
