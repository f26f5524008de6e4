package io.retroflex.vision.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.Shared;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Tensor.Type type : Tensor.Type.values()) {
            byte[] bytes = new byte[6 * type.bytes()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (type == Tensor.Type.BOOL ? i % 2 : 37 * i);
            }
            tensors.put("ä." + type, new Tensor(type, new int[] {2, 3}, MemorySegment.ofArray(bytes)));
        }
        tensors.put("scalar", Tensor.of(new float[] {7}));
        tensors.put("empty", Tensor.of(new float[0], 0, 4));
        Path file = folder.resolve("all.safetensors");

        Safetensors.write(file, new StateDict(tensors), Map.of("format", "pt", "note", "two\nlines"));

        StateDict read = Checkpoint.read(file);
        assertThat(read.names()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
        tensors.forEach((name, tensor) -> {
            assertThat(read.get(name).toString()).isEqualTo(tensor.toString());
            assertThat(read.get(name).data().mismatch(tensor.data())).isEqualTo(-1);
        });
        assertThat(Safetensors.metadata(file)).isEqualTo(Map.of("format", "pt", "note", "two\nlines"));
    }

    @Test
    void narrowedTensorsAreTheNearestHalvesAndStaySo() throws IOException {
        float[] values = {1, -2.5f, 65504, -0f, 1 + 0x1p-11f, 1 + 3 * 0x1p-11f, 0x1p-24f, 0x1p-26f, Float.NaN, 1 / 0f};
        Tensor halves = Tensor.of(values, 2, 5).toHalves();
        Path file = folder.resolve("halves.safetensors");
        Safetensors.write(file, new StateDict(Map.of("h", halves)), Map.of());

        Tensor read = Safetensors.read(file).get("h");

        assertThat(read).hasToString("F16[2, 5]");
        // The fifth and the sixth lie in the middle of two halves: the even one is taken.
        assertThat(read.floats()).containsExactly(1, -2.5f, 65504, -0f, 1, 1 + 0x1p-9f, 0x1p-24f, 0, Float.NaN, 1 / 0f);
        assertThat(read.toHalves().data().mismatch(read.data())).isEqualTo(-1);
        assertThatThrownBy(() -> Tensor.of(new float[] {65520}, 1).toHalves())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("65520.0 is beyond 65504");
    }

    @Test
    void theSameTensorsGiveTheSameBytesInWhateverOrderTheyCome() throws IOException {
        Tensor one = Tensor.of(new float[] {1, 2}, 2);
        Tensor two = Tensor.of(new float[] {3}, 1);
        Map<String, Tensor> forwards = new LinkedHashMap<>(Map.of("a", one));
        forwards.put("b", two);
        Map<String, Tensor> backwards = new LinkedHashMap<>(Map.of("b", two));
        backwards.put("a", one);
        Path first = folder.resolve("1");
        Path second = folder.resolve("2");
        Safetensors.write(first, new StateDict(forwards), Map.of("x", "1", "y", "2"));
        Safetensors.write(second, new StateDict(backwards), Map.of("y", "2", "x", "1"));
        assertThat(first).hasSameBinaryContentAs(second);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void aFileIsMappedAndNotCopied() throws IOException {
        StateDict flat = Safetensors.read(Shared.path("parity/dinov2_tiny/dinov2_tiny_pretrain.safetensors"));
        assertThat(flat.get("norm.weight").data().isMapped()).isTrue();
    }

    @Test
    void headersThatLieAboutTheirLengthAreRefused() throws IOException {
        for (long length : new long[] {-1, 0, 1, 1000, 100_000_001, Long.MAX_VALUE}) {
            refused(length, "{}", "header claims");
        }
    }

    @Test
    void headersThatAreNotValidAreRefused() throws IOException {
        refused("{\"a\": ", "not the JSON");
        refused("{\"a\": 1} {}", "not the JSON");
        refused("{\"a\":{\"b\":".repeat(2000), "not the JSON");
        refused(
                one("F32", "[1]", "[0, 4]").replaceFirst("}$", ",")
                        + one("F32", "[1]", "[0, 4]").substring(1),
                "not the JSON");
        refused("{\"w\": 5}", "element type none");
        refused(one("F8_E4M3", "[4]", "[0, 4]"), "element type F8_E4M3");
        refused(one("F32", "5", "[0, 4]"), "lacks its shape");
        refused(one("F32", "[1.5]", "[0, 4]"), "size or offset 1.5");
        refused(one("F32", "[-1]", "[0, 4]"), "size or offset -1");
        refused(one("F32", "[99999999999999999999]", "[0, 4]"), "size or offset");
    }

    @Test
    void tensorsOutsideTheFileOrOfAnotherSizeAreRefused() throws IOException {
        refused(one("F32", "[1]", "[14, 18]"), "lies at bytes [14, 18] of 16");
        refused(one("F32", "[1]", "[8, 4]"), "lies at bytes [8, 4]");
        refused(one("F32", "[1]", "[0, 9223372036854775807]"), "lies at bytes");
        refused(one("F32", "[1]", "[4]"), "lies at bytes [4]");
        refused(one("F32", "[2]", "[0, 4]"), "needs 8 bytes and is given 4");
        refused(one("F32", "[65536, 65536, 65536, 65536]", "[0, 0]"), "claims the shape");
        refused(one("F32", "[4294967297]", "[0, 4]"), "claims the shape");
    }

    @Test
    void filesCutShortAreRefused() throws IOException {
        Path whole = folder.resolve("whole");
        Safetensors.write(whole, new StateDict(Map.of("w", Tensor.of(new float[100], 100))), Map.of());
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length += 13) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void otherKindsOfFileAreNamedForWhatTheyAre() throws IOException {
        other("", "it is empty");
        other("<!DOCTYPE html><html>please log in</html>", "it is a web page");
        other("version https://git-lfs.github.com/spec/v1\noid sha256:0", "pointer of Git LFS");
        other("\u0080\u0002}q\0.", "it is a bare pickle");
        other("just some text that is long enough", "neither a safetensors file nor");
        assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessageContaining("this is a folder");
        assertThatThrownBy(() -> Checkpoint.read(folder.resolve("none"))).hasMessageContaining("no such file");
    }

    private void other(String content, String because) throws IOException {
        Path file = Files.write(folder.resolve("other"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(because);
    }

    private static String one(String type, String shape, String offsets) {
        return "{\"w\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    private void refused(String header, String because) throws IOException {
        refused(header.length(), header, because);
    }

    private void refused(long length, String header, String because) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("bad.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(8 + json.length + 16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(length)
                        .put(json)
                        .array());
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("bad.safetensors")
                .hasMessageContaining(because);
    }
}
