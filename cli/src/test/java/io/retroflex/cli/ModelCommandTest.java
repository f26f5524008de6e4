package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.Shared;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.network.MobileNetV1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Models by the command line: imported, listed, shown, fetched. */
class ModelCommandTest {
    @TempDir
    private Path folder;

    private Path weights;
    private Path out;

    @BeforeEach
    void writeWeights() throws IOException {
        weights = folder.resolve("weights.safetensors");
        Safetensors.write(weights, FormulaWeights.of(new MobileNetV1(List.of(8, 16, 24)).parameters()), Map.of());
        out = folder.resolve("model");
    }

    @Test
    void anImportedModelIsShownAsItIs() {
        JsonNode imported = CommandRun.good(
                        "model", "import", "--branch", "mobilenet-v1=" + weights, "--size", 64, "--out", out, "--json")
                .json();
        assertThat(imported.get("dimension").intValue()).isEqualTo(24);

        JsonNode info = CommandRun.good("model", "info", out, "--json").json();

        assertThat(info).isEqualTo(imported);
        assertThat(info.get("description").get("name").stringValue()).isEqualTo("model");
        assertThat(info.get("fingerprint").stringValue()).hasSize(64);
        assertThat(CommandRun.good("model", "info", out).out())
                .contains("mobilenet-v1", "24", "weights.safetensors", "All weights are as they were written.");
    }

    @Test
    void theRealMobileNetIsImported() {
        Path real = Shared.path("weights/mobilenet_v1_imagenet.safetensors");

        CommandRun run = CommandRun.good("model", "import", "--branch", "mobilenet-v1=" + real, "--out", out);

        assertThat(run.out()).contains("embeddings of dimension 1024");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void twoModelsAreJoinedEndToEnd() throws IOException {
        Path first = SmallModel.write(folder.resolve("first"), 16);
        Path second = SmallModel.write(folder.resolve("second"), 8);

        assertThat(CommandRun.good("model", "join", first, second, "--out", out).out())
                .contains("embeddings of dimension 24");
        assertThat(CommandRun.of("model", "join", out, second, "--out", folder.resolve("three"))
                        .errors())
                .contains("has 2 branches");
        assertThat(folder.resolve("three")).doesNotExist();
    }

    @Test
    void aBoxHoldsAllButTheFirstBase() throws IOException {
        Path first = SmallModel.write(folder.resolve("first"), 16);
        Path second = SmallModel.write(folder.resolve("second"), 8);
        CommandRun.good("model", "join", first, second, "--out", out);

        Path box = folder.resolve("box");
        JsonNode boxed =
                CommandRun.good("model", "box", out, "--out", box, "--json").json();

        assertThat(boxed.get("fingerprint").stringValue()).hasSize(64);
        assertThat(box.resolve("branch-1.safetensors")).doesNotExist();
        assertThat(box.resolve("branch-2.safetensors")).exists();
        assertThat(Files.size(box.resolve("branch-2.safetensors")))
                .isLessThan(Files.size(out.resolve("branch-2.safetensors")));
    }

    @Test
    void aFileOfAnotherFamilyIsRefusedAndNothingIsWritten() {
        CommandRun run = CommandRun.of("model", "import", "--branch", "resnet50=" + weights, "--out", out);

        assertRefused(run, weights + ": it holds no network of this kind", "give the file and the family");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFileThatHoldsNoWeightsIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pth"), "These are no weights.");

        assertRefused(
                CommandRun.of("model", "import", "--branch", "mobilenet-v1=" + text, "--out", out), text.toString());
        assertRefused(
                CommandRun.of("model", "import", "--branch", "mobilenet-v1=" + folder.resolve("no"), "--out", out),
                folder.resolve("no") + ": there is no such file");
        assertThat(out).doesNotExist();
    }

    @Test
    void anUnknownFamilyOrPresetIsRefusedWithTheKnownOnes() {
        assertRefused(
                CommandRun.of("model", "import", "--branch", "mobilnet=" + weights, "--out", out),
                "unknown family 'mobilnet'; there are: dinov2-vits14",
                "mobilenet-v1");
        assertRefused(
                CommandRun.of(
                        "model", "import", "--branch", "mobilenet-v1=" + weights, "--preprocess", "none", "--out", out),
                "unknown preprocessing preset 'none'; there are: retroflex, dinov2, paper, mobilenet");
    }

    @Test
    void aFamilyThatIsGivenTwiceIsRefused() {
        assertRefused(
                CommandRun.of(
                        "model",
                        "import",
                        "--branch",
                        "mobilenet-v1=other.pth",
                        "--branch",
                        "mobilenet-v1=" + weights,
                        "--out",
                        out),
                "--branch gives two files for mobilenet-v1, other.pth and " + weights);
        assertThat(out).doesNotExist();
    }

    @Test
    void anAdapterWithoutItsBranchIsRefused() {
        assertRefused(
                CommandRun.of(
                        "model",
                        "import",
                        "--branch",
                        "mobilenet-v1=" + weights,
                        "--adapter",
                        "resnet50=adapter.safetensors",
                        "--out",
                        out),
                "there is an adapter for resnet50 but no such branch");
    }

    @Test
    void aModelIsNotWrittenOverAnother() {
        CommandRun.good("model", "import", "--branch", "mobilenet-v1=" + weights, "--out", out);

        assertRefused(
                CommandRun.of("model", "import", "--branch", "mobilenet-v1=" + weights, "--out", out),
                out + " is there already");
    }

    @Test
    void changedWeightsAreFound() throws IOException {
        CommandRun.good("model", "import", "--branch", "mobilenet-v1=" + weights, "--out", out);
        Path file = out.resolve("branch-1.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertRefused(CommandRun.of("model", "info", out), file + " is not as it was written");
    }

    @Test
    void theListNamesTheWeightsAndWhereTheyComeFrom() {
        JsonNode list = CommandRun.good("model", "list", "--json").json();

        assertThat(list.propertyNames()).containsExactly("models", "boxed", "weights");
        assertThat(list.get("weights")
                        .valueStream()
                        .map(known -> known.get("name").stringValue()))
                .contains("dinov2-vits14", "dinov2-vits14-reg4", "gastronet-vits16");
        assertThat(CommandRun.good("model", "list").out())
                .contains("retroflex model fetch dinov2-vits14-reg4 --out DIR")
                .contains("retroflex model fetch mobilenet-v1 --out DIR", "bring your own: https://");
    }

    @Test
    void theListNamesTheModelsOfTheBoxAndWhetherThisBuildHasThem() {
        JsonNode boxed =
                CommandRun.good("model", "list", "--json").json().get("boxed").get(1);
        String line = CommandRun.good("model", "list")
                .out()
                .lines()
                .filter(text -> text.startsWith("  light "))
                .findFirst()
                .orElseThrow();

        assertThat(boxed.get("name").stringValue()).isEqualTo("light");
        assertThat(line)
                .contains(
                        boxed.get("fetch").booleanValue()
                                ? "retroflex model fetch light --out DIR"
                                : "(not in this build of Retroflex)");
    }

    @Test
    void theMobileNetOfItsPublisherIsImportedAsItIs() {
        Path real = Shared.path("weights/mobilenet_v1_1.0_224_quant_embedding_extractor.tflite");
        Path same = Shared.path("weights/mobilenet_v1_imagenet.safetensors");
        Path other = folder.resolve("other");

        JsonNode imported = CommandRun.good(
                        "model", "import", "--branch", "mobilenet-v1=" + real, "--out", out, "--json")
                .json();

        assertThat(imported.get("fingerprint"))
                .isEqualTo(
                        CommandRun.good("model", "import", "--branch", "mobilenet-v1=" + same, "--out", other, "--json")
                                .json()
                                .get("fingerprint"));
    }

    @Test
    void gastroNetCannotBeFetchedAndTheReasonIsSaid() {
        assertRefused(
                CommandRun.of("model", "fetch", "gastronet-vits16", "--out", out),
                "gastronet-vits16 cannot be downloaded: its data use agreement",
                "https://cortex.thetavision.nl",
                "--from FILE");
        assertThat(out).doesNotExist();
    }

    @Test
    void aWrongFileIsNotTakenForKnownWeights() {
        assertRefused(
                CommandRun.of("model", "fetch", "dinov2-vits14", "--from", weights, "--out", out),
                "expected 88283115 bytes");
        assertRefused(
                CommandRun.of("model", "fetch", "gastronet-vits16", "--from", weights, "--out", out), "has sha256");
        assertRefused(
                CommandRun.of("model", "fetch", "dinov2-vits14", "--from", folder.resolve("no"), "--out", out),
                "there is no file");
        assertRefused(CommandRun.of("model", "fetch", "vits14", "--out", out), "unknown weights 'vits14'; known are:");
        assertThat(out).doesNotExist();
    }

    private static void assertRefused(CommandRun run, String... parts) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.errors()).startsWith("retroflex: ").contains(parts);
    }
}
