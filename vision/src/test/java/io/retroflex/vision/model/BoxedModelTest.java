package io.retroflex.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.checkpoint.Checkpoint;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxedModelTest {
    @TempDir
    private Path temporary;

    private Path base;
    private Path box;
    private Path out;

    @BeforeEach
    void writeBox() throws IOException {
        base = SmallBox.writeBase(temporary.resolve("base.tflite"));
        box = SmallBox.write(temporary.resolve("box"), base);
        out = temporary.resolve("model");
    }

    @Test
    void theBoxHasEveryFileButTheBase() throws IOException {
        assertThat(names(box))
                .containsExactlyInAnyOrder(
                        "model.json",
                        "adapter-1.safetensors",
                        "branch-2.safetensors",
                        "adapter-2.safetensors",
                        "fusion.safetensors",
                        "MODEL-CARD.md");
        assertThat(BoxedModel.in(box).orElseThrow().description().sums()).containsKey("branch-1.safetensors");
    }

    @Test
    void allTensorsInTheBoxAreHalvesExceptTheScales() throws IOException {
        for (String file : List.of("adapter-1", "branch-2", "adapter-2", "fusion")) {
            Safetensors.read(box.resolve(file + ".safetensors"))
                    .tensors()
                    .forEach((name, tensor) -> assertThat(tensor.type())
                            .as(name)
                            .isEqualTo(name.endsWith(".scale") ? Tensor.Type.F32 : Tensor.Type.F16));
        }
    }

    @Test
    void thePutTogetherModelIsTheOneThatWasWritten() throws IOException {
        Model model = SmallBox.model(Checkpoint.read(base));
        Path second = temporary.resolve("second");
        Model written = BoxedModel.write(model, second);

        Model assembled = BoxedModel.in(second).orElseThrow().assemble(base, out);

        assertThat(assembled.description()).isEqualTo(written.description());
        assertThat(assembled.fingerprint())
                .isEqualTo(written.fingerprint())
                .isEqualTo(BoxedModel.in(second).orElseThrow().fingerprint())
                .isEqualTo(ModelFolder.open(out).fingerprint());
        assertThat(assembled
                        .parts()
                        .getFirst()
                        .adapter()
                        .orElseThrow()
                        .modules()
                        .get("blocks.1.pointwise")
                        .scale())
                .isEqualTo(0.1234567f);
    }

    @Test
    void whatIsMeasuredNarrowedIsWhatShips() throws IOException {
        Model narrowed = NarrowedModel.of(SmallBox.model(Checkpoint.read(base)), false);

        Model assembled = BoxedModel.in(box).orElseThrow().assemble(base, out);

        assertThat(embedding(assembled)).isEqualTo(embedding(narrowed));
        Embedding wide = embedding(SmallBox.model(Checkpoint.read(base)));
        assertThat(embedding(assembled)).isNotEqualTo(wide);
        assertThat(embedding(assembled).cosine(wide)).isGreaterThan(0.999f);
    }

    @Test
    void narrowingTwiceChangesNothingMore() throws IOException {
        Model assembled = BoxedModel.in(box).orElseThrow().assemble(base, out);

        Model again = BoxedModel.write(assembled, temporary.resolve("again"));

        assertThat(again.fingerprint()).isEqualTo(assembled.fingerprint());
    }

    @Test
    void theModelCardComesAlongWhereThereIsOne() throws IOException {
        BoxedModel.in(box).orElseThrow().assemble(base, out);
        assertThat(out.resolve("MODEL-CARD.md")).hasContent("# A model of the tests");

        Files.delete(box.resolve("MODEL-CARD.md"));
        Path without = temporary.resolve("without");
        BoxedModel.in(box).orElseThrow().assemble(base, without);
        assertThat(without.resolve("MODEL-CARD.md")).doesNotExist();
    }

    @Test
    void anotherBaseIsRefusedAndNothingIsWritten() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(Checkpoint.read(base).tensors());
        float[] biases = tensors.get("stem.bias").floats();
        biases[0] = Math.nextUp(biases[0]);
        tensors.put("stem.bias", Tensor.of(biases, biases.length));
        Path other = temporary.resolve("other.safetensors");
        Safetensors.write(other, new StateDict(tensors), Map.of());

        assertThatThrownBy(() -> BoxedModel.in(box).orElseThrow().assemble(other, out))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(other + " is not the base that light was made with")
                .hasMessageContaining("retroflex model fetch mobilenet-v1");
        assertThat(names(temporary)).containsExactlyInAnyOrder("base.tflite", "box", "other.safetensors");
    }

    @Test
    void theSameTensorsFromAnotherKindOfFileAreTheSameBase() throws IOException {
        Path other = temporary.resolve("other.safetensors");
        Safetensors.write(other, Checkpoint.read(base), Map.of("note", "by hand"));

        Model assembled = BoxedModel.in(box).orElseThrow().assemble(other, out);

        assertThat(assembled.fingerprint())
                .isEqualTo(BoxedModel.in(box).orElseThrow().fingerprint());
    }

    @Test
    void aDamagedBoxIsRefusedAndNothingIsWritten() throws IOException {
        Path fusion = box.resolve("fusion.safetensors");
        byte[] bytes = Files.readAllBytes(fusion);
        bytes[bytes.length - 1] ^= 1;
        Files.write(fusion, bytes);
        assertThatThrownBy(() -> BoxedModel.in(box).orElseThrow().assemble(base, out))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is damaged: its fusion.safetensors has SHA-256")
                .hasMessageContaining("build Retroflex again");

        Files.delete(fusion);
        assertThatThrownBy(() -> BoxedModel.in(box).orElseThrow().assemble(base, out))
                .hasMessageContaining("it has no fusion.safetensors");
        assertThat(names(temporary)).containsExactlyInAnyOrder("base.tflite", "box");
    }

    @Test
    void aBoxThatNamesOtherFilesIsRefused() throws IOException {
        Path json = box.resolve("model.json");
        Files.writeString(json, Files.readString(json).replace("\"fusion.safetensors\"", "\"../fusion.safetensors\""));

        assertThatThrownBy(() -> BoxedModel.in(box))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("../fusion.safetensors");
    }

    @Test
    void aModelIsNotWrittenOverAnother() throws IOException {
        BoxedModel.in(box).orElseThrow().assemble(base, out);

        assertThatThrownBy(() -> BoxedModel.in(box).orElseThrow().assemble(base, out))
                .hasMessageContaining(out + " is there already");
        assertThatThrownBy(() -> ModelFolder.requireFree(out)).hasMessageContaining("is there already");
    }

    @Test
    void aNameThatIsNotInThisBuildIsNotFound() throws IOException {
        assertThat(BoxedModel.named("no-such-model")).isEmpty();
        assertThat(BoxedModel.in(temporary)).isEmpty();
    }

    @Test
    void whatIsInThisBuildCanBeRead() throws IOException {
        for (String name : BoxedModel.NAMES) {
            BoxedModel.named(name)
                    .ifPresent(boxed -> assertThat(boxed.description().name()).isEqualTo(name));
        }
    }

    private static Embedding embedding(Model model) throws IOException {
        byte[] rgb = new byte[40 * 40 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 13);
        }
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forFew())) {
            return embedder.embed(new Picture(40, 40, rgb));
        }
    }

    @Test
    void aWholeModelIsOpenedFromTheBoxAndUnpacked() throws IOException {
        Path whole = temporary.resolve("whole");
        Model model = SmallBox.model(Checkpoint.read(base));
        Model written = BoxedModel.writeWhole(model, whole);

        BoxedModel boxed = BoxedModel.in(whole).orElseThrow();

        assertThat(boxed.isWhole()).isTrue();
        assertThat(boxed.open().fingerprint())
                .isEqualTo(written.fingerprint())
                .isEqualTo(boxed.unpack(out).fingerprint())
                .isEqualTo(ModelFolder.open(out).fingerprint());
        for (Model.Part part : boxed.open().parts()) {
            part.base()
                    .tensors()
                    .forEach(
                            (name, tensor) -> assertThat(tensor.type()).as(name).isEqualTo(Tensor.Type.F16));
        }
        assertThat(names(out)).contains("branch-1.safetensors", "model.json");
    }

    @Test
    void aModelWithoutItsBaseIsNotOpenedFromTheBox() throws IOException {
        BoxedModel boxed = BoxedModel.in(box).orElseThrow();

        assertThat(boxed.isWhole()).isFalse();
        assertThatThrownBy(boxed::open)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("retroflex model fetch light --out DIR");
        assertThatThrownBy(() -> boxed.unpack(out)).isInstanceOf(ModelException.class);
        assertThat(out).doesNotExist();
    }

    @Test
    void aDamagedWholeModelIsNotUnpacked() throws IOException {
        Path whole = temporary.resolve("whole");
        BoxedModel.writeWhole(SmallBox.model(Checkpoint.read(base)), whole);
        Path fusion = whole.resolve("fusion.safetensors");
        byte[] bytes = Files.readAllBytes(fusion);
        bytes[bytes.length - 1] ^= 1;
        Files.write(fusion, bytes);

        assertThatThrownBy(() -> BoxedModel.in(whole).orElseThrow().unpack(out))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("fusion.safetensors is not as it was written")
                .hasMessageContaining("install or build Retroflex again");
        assertThat(out).doesNotExist();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
