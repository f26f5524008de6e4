package io.retroflex.vision.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.Shared;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm, or harmed on the way, end in one plain error. */
class TorchFileTest {
    private static final byte[] FOUR_FLOATS = ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(1)
            .putFloat(2)
            .putFloat(3)
            .putFloat(4)
            .array();

    @TempDir
    Path folder;

    @Test
    void aViewIsReadRowByRow() throws IOException {
        Path file = file(PickleBytes.ofOne(4, 0, new long[] {2, 2}, new long[] {1, 2}));
        assertThat(Checkpoint.read(file).get("w").floats()).containsExactly(1, 3, 2, 4);
    }

    @Test
    void anExpandedViewIsFilledOut() throws IOException {
        Path file = file(PickleBytes.ofOne(4, 2, new long[] {2, 3}, new long[] {1, 0}));
        assertThat(Checkpoint.read(file).get("w").floats()).containsExactly(3, 3, 3, 4, 4, 4);
    }

    @Test
    void compressedPartsAreUnpacked() throws IOException {
        Path file = folder.resolve("compressed.pth");
        byte[] pickle = PickleBytes.ofOne(4, 0, new long[] {4}, new long[] {1});
        PickleBytes.zip(file, ZipEntry.DEFLATED, Map.of("data.pkl", pickle, "data/0", FOUR_FLOATS));
        assertThat(Checkpoint.read(file).get("w").floats()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void viewsThatReachOutsideTheirStorageAreRefused() throws IOException {
        long huge = Long.MAX_VALUE;
        refused(PickleBytes.ofOne(4, 1, new long[] {4}, new long[] {1}), "reaches outside its storage");
        refused(PickleBytes.ofOne(4, -1, new long[] {2}, new long[] {1}), "reaches outside its storage");
        refused(PickleBytes.ofOne(4, huge, new long[] {2}, new long[] {1}), "reaches outside its storage");
        refused(PickleBytes.ofOne(4, 0, new long[] {2}, new long[] {4}), "reaches outside its storage");
        refused(PickleBytes.ofOne(4, 3, new long[] {2}, new long[] {-1}), "reaches outside its storage");
        refused(PickleBytes.ofOne(4, 0, new long[] {3, 3}, new long[] {huge, huge}), "reaches outside its storage");
        refused(
                PickleBytes.ofOne(4, 0, new long[] {3, 2}, new long[] {1L << 62, 1L << 63}),
                "reaches outside its storage");
    }

    @Test
    void shapesThatNothingCouldHoldAreRefused() throws IOException {
        refused(PickleBytes.ofOne(4, 0, new long[] {1L << 32}, new long[] {0}), "claims the shape 4294967296");
        refused(PickleBytes.ofOne(4, 0, new long[] {-4}, new long[] {1}), "claims the shape -4");
        refused(PickleBytes.ofOne(4, 0, new long[] {65536, 65536}, new long[] {0, 0}), "claims the shape");
    }

    @Test
    void aTensorWithoutElementsMayHaveAnyOtherExtent() throws IOException {
        long[] shape = {1 << 30, 1 << 30, 1 << 30, 0};
        assertThat(Checkpoint.read(file(PickleBytes.ofOne(4, 9, shape, new long[] {1, 1, 1, 1})))
                        .get("w")
                        .floats())
                .isEmpty();
    }

    @Test
    void aViewThatWouldFillTheMemoryIsRefusedBeforeItIsMade() throws IOException {
        refused(PickleBytes.ofOne(4, 0, new long[] {1 << 30}, new long[] {0}), "far more memory");
    }

    @Test
    void aStorageOfAnotherSizeThanItsPartIsRefused() throws IOException {
        refused(PickleBytes.ofOne(5, 0, new long[] {4}, new long[] {1}), "claims 5 elements of F32 in 16 bytes");
        refused(PickleBytes.ofOne(1L << 62, 0, new long[] {4}, new long[] {1}), "in 16 bytes");
    }

    @Test
    void aZipBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Path file = folder.resolve("bomb.pth");
        byte[] pickle = PickleBytes.ofOne(1 << 23, 0, new long[] {1 << 23}, new long[] {1});
        PickleBytes.zip(file, ZipEntry.DEFLATED, Map.of("data.pkl", pickle, "data/0", new byte[1 << 25]));
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("would unpack to 33554432 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtins eval", "torch.storage _load_from_bytes", "numpy.core.multiarray scalar"})
    void everyNameOutsideTheAllowListIsRefused(String global) throws IOException {
        String[] names = global.split(" ", 2);
        byte[] pickle = new PickleBytes()
                .global(names[0], names[1])
                .text("1")
                .raw(0x85, 'R')
                .end();
        refused(pickle, "asks to run '" + names[0] + "." + names[1] + "'");
        byte[] modern = new PickleBytes()
                .text(names[0])
                .text(names[1])
                .raw(0x93, ')', 'R')
                .end();
        refused(modern, "asks to run '" + names[0] + "." + names[1] + "'");
    }

    @Test
    void endlessNestingIsRefused() throws IOException {
        PickleBytes deep = new PickleBytes();
        for (int i = 0; i < 100_000; i++) {
            deep.raw('}').text("a");
        }
        deep.raw('N');
        for (int i = 0; i < 100_000; i++) {
            deep.raw('s');
        }
        refused(deep.end(), "nested without end");

        byte[] itself =
                new PickleBytes().raw('}', 'q', 0).text("a").raw('h', 0, 's').end();
        refused(itself, "nested without end");

        PickleBytes doubling = new PickleBytes().raw('N', 'q', 0);
        for (int i = 0; i < 30; i++) {
            doubling.raw('h', i, 'h', i, 0x86, 'q', i + 1);
        }
        refused(doubling.end(), "nested without end");
    }

    @Test
    void instructionsThatDoNotFitTogetherAreRefused() throws IOException {
        refused(new byte[] {(byte) 0x80, 2}, "ends in the middle");
        refused(new byte[0], "ends in the middle");
        refused("X\u0010\0\0\0ab".getBytes(StandardCharsets.ISO_8859_1), "ends in the middle");
        refused("cposix".getBytes(StandardCharsets.US_ASCII), "ends in the middle");
        refused(new PickleBytes().raw('t').end(), "closes what it did not open");
        refused(new PickleBytes().raw('}', '(', 's').end(), "takes more values than it gave");
        refused(new PickleBytes().raw('h', 7).end(), "recalls a value that it did not keep");
        refused(new PickleBytes().raw('}', ')', 'R').end(), "calls what is no function");
        refused(new PickleBytes().raw('i').end(), "the instruction 0x69");
        refused(new PickleBytes().raw('}').end(), "it holds no tensors");
        byte[] twice = new PickleBytes()
                .raw('}', '(')
                .text("a")
                .raw('N')
                .text("a")
                .raw('N', 'u')
                .end();
        refused(twice, "the key 'a' twice");
    }

    @Test
    void tooManyInstructionsAreRefused() throws IOException {
        byte[] pickle = new byte[3_000_000];
        Arrays.fill(pickle, (byte) '}');
        refused(pickle, "more than 2000000 instructions");
    }

    @Test
    void filesCutShortAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Shared.path("parity/loader_edge_cases/edge.pth"));
        Path file = folder.resolve("cut.pth");
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void flippedBytesGiveTensorsOrAPlainErrorAndNothingElse() throws IOException {
        byte[] whole = Files.readAllBytes(Shared.path("parity/loader_edge_cases/edge.pth"));
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 500; round++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            Path file = Files.write(folder.resolve(round + ".pth"), flipped);
            try {
                assertThat(Checkpoint.read(file).names()).isNotEmpty();
            } catch (CheckpointException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 499);
    }

    private Path file(byte[] pickle) throws IOException {
        Path file = folder.resolve("weights.pth");
        PickleBytes.zip(file, ZipEntry.STORED, Map.of("data.pkl", pickle, "data/0", FOUR_FLOATS));
        return file;
    }

    private void refused(byte[] pickle, String because) throws IOException {
        Path file = file(pickle);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("weights.pth")
                .hasMessageContaining(because);
    }
}
