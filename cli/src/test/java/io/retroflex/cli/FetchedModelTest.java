package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.model.SmallBox;
import io.retroflex.vision.weights.KnownWeights;
import io.retroflex.vision.weights.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import tools.jackson.databind.JsonNode;

/** {@code model fetch light}, of a small model in a box of the test's own. */
class FetchedModelTest {
    @TempDir
    private Path folder;

    private Path base;
    private Path box;
    private Path cache;
    private Path out;
    private KnownWeights known;

    @BeforeEach
    void writeBox() throws IOException, NoSuchAlgorithmException {
        base = SmallBox.writeBase(folder.resolve("base.tflite"));
        box = SmallBox.write(folder.resolve("box"), base);
        cache = folder.resolve("weights");
        out = folder.resolve("light");
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(base));
        // Not https, so that nothing is ever downloaded by mistake.
        known = new KnownWeights(
                "mobilenet-v1",
                "Apache-2.0",
                new Source.Download(
                        URI.create("ftp://localhost/network.tflite"),
                        OptionalLong.of(Files.size(base)),
                        Optional.of(HexFormat.of().formatHex(sum))));
    }

    @Test
    void theModelIsMadeAndTheNextStepIsSaid() throws IOException {
        CommandRun run = fetch("--from", base, "--out", out);

        assertThat(run.exit()).as(run.errors()).isZero();
        String fingerprint = ModelFolder.open(out).fingerprint();
        assertThat(fingerprint).isEqualTo(BoxedModel.in(box).orElseThrow().fingerprint());
        assertThat(run.out())
                .contains(
                        cache.resolve("network.tflite") + ", " + Files.size(base) + " bytes, licence Apache-2.0",
                        ", as it should be",
                        out + ": model light, ",
                        "embeddings of dimension 12",
                        "fingerprint " + fingerprint,
                        "licence of the fetched base: Apache-2.0",
                        "licence of what came with Retroflex: Apache-2.0 (Retroflex)",
                        "retroflex gallery build --model " + out + " --data DIR --out GALLERY");
        assertThat(out.resolve("MODEL-CARD.md")).exists();
    }

    @Test
    void theNextStepWorks() throws IOException {
        CommandRun fetched = fetch("--from", base, "--out", out);
        Path pictures = DrawnPictures.three(folder.resolve("pictures"));
        String next = fetched.out()
                .lines()
                .filter(line -> line.startsWith("Next: retroflex "))
                .findFirst()
                .orElseThrow()
                .substring("Next: retroflex ".length());
        Path gallery = folder.resolve("gallery");

        CommandRun run = CommandRun.of((Object[]) next.replace("DIR", pictures.toString())
                .replace("GALLERY", gallery.toString())
                .split(" "));

        assertThat(run.exit()).as(run.errors()).isZero();
    }

    @Test
    void theBaseIsKeptSoThatTheNextTimeNothingIsFetched() throws IOException {
        assertThat(fetch("--from", base, "--out", out).exit()).isZero();

        CommandRun again = fetch("--out", folder.resolve("again"));

        assertThat(again.exit()).as(again.errors()).isZero();
        assertThat(again.out()).contains(cache.resolve("network.tflite") + " was there already");
        assertThat(ModelFolder.open(folder.resolve("again")).fingerprint())
                .isEqualTo(ModelFolder.open(out).fingerprint());
    }

    @Test
    void jsonIsTheResultAndNothingElse() throws IOException {
        CommandRun run = fetch("--from", base, "--out", out, "--json");

        JsonNode json = run.json();
        assertThat(json.get("folder").stringValue()).isEqualTo(out.toString());
        assertThat(json.get("name").stringValue()).isEqualTo("light");
        assertThat(json.get("dimension").intValue()).isEqualTo(12);
        assertThat(json.get("bytes").longValue()).isGreaterThan(Files.size(out.resolve("branch-1.safetensors")));
        assertThat(json.get("fingerprint").stringValue())
                .isEqualTo(ModelFolder.open(out).fingerprint());
        assertThat(json.get("base").get("bytes").longValue()).isEqualTo(Files.size(base));
        assertThat(json.get("baseLicence").stringValue()).isEqualTo("Apache-2.0");
        assertThat(json.get("ownLicences").get(0).stringValue()).isEqualTo("Apache-2.0 (Retroflex)");
    }

    @Test
    void aWrongFileIsRefusedAndNothingIsWritten() throws IOException {
        byte[] bytes = Files.readAllBytes(base);
        bytes[bytes.length / 2] ^= 1;
        Path wrong = Files.write(folder.resolve("wrong.tflite"), bytes);

        assertRefused(fetch("--from", wrong, "--out", out), wrong + " has sha256 ", "expected ");
        assertRefused(fetch("--from", folder.resolve("no"), "--out", out), "there is no file " + folder.resolve("no"));
        assertThat(out).doesNotExist();
        assertThat(cache).doesNotExist();
    }

    @Test
    void aWrongFileIsRefusedEvenWhereTheRightOneIsThereAlready() throws IOException {
        assertThat(fetch("--from", base, "--out", out).exit()).isZero();
        Path wrong = Files.writeString(folder.resolve("wrong.tflite"), "no network");

        assertRefused(fetch("--from", wrong, "--out", folder.resolve("again")), wrong + " has 10 bytes, expected ");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void aFolderThatIsThereStaysAndNothingIsFetched() throws IOException {
        Path file = Files.writeString(Files.createDirectory(out).resolve("notes.txt"), "mine");

        assertRefused(fetch("--from", base, "--out", out), out + " is there already");
        assertThat(file).hasContent("mine");
        assertThat(cache).doesNotExist();
    }

    @Test
    void aFailedDownloadLeavesNoModel() throws IOException {
        assertRefused(fetch("--out", out), "it is not https", "give the file with --from FILE");
        assertThat(out).doesNotExist();
    }

    @Test
    void aBuildWithoutTheModelSaysSo() throws IOException {
        box = folder.resolve("no box");

        assertRefused(
                fetch("--from", base, "--out", out),
                "this build of Retroflex comes without the model 'light'",
                "'retroflex model list'");
        assertThat(out).doesNotExist();
    }

    @Test
    void ofAWholeModelNothingIsFetched() throws IOException {
        putAWholeModelIntoTheBox();
        Path unpacked = folder.resolve("unpacked");

        CommandRun run = fetch("--out", unpacked);

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.out())
                .contains(
                        unpacked + ": model light, ",
                        "fingerprint " + ModelFolder.open(unpacked).fingerprint(),
                        "licence of what came with Retroflex: Apache-2.0, Apache-2.0 (Retroflex)")
                .doesNotContain("fetched base");
        assertThat(cache).doesNotExist();
    }

    @Test
    void ofAWholeModelNoBaseIsTaken() throws IOException {
        putAWholeModelIntoTheBox();
        Path unpacked = folder.resolve("unpacked");

        CommandRun run = fetch("--from", base, "--out", unpacked);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains("all of 'light' comes with Retroflex; leave --from out");
        assertThat(unpacked).doesNotExist();
    }

    private void putAWholeModelIntoTheBox() throws IOException {
        Path model = folder.resolve("model");
        BoxedModel.in(box).orElseThrow().assemble(base, model);
        box = folder.resolve("whole");
        CommandRun written = CommandRun.good("model", "box", model, "--whole", "--out", box);
        assertThat(written.out())
                .contains("all of it; its fingerprint is "
                        + BoxedModel.in(box).orElseThrow().fingerprint());
    }

    @Test
    void knownWeightsAreStillFetchedAsAFile() throws IOException {
        CommandRun run = run("model", "fetch", "mobilenet-v1", "--from", base, "--out", cache);

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.out())
                .contains("retroflex model import --branch mobilenet-v1=" + cache.resolve("network.tflite"));
        assertThat(cache.resolve("network.tflite")).hasSameBinaryContentAs(base);
        assertThat(out).doesNotExist();
    }

    private CommandRun fetch(Object... options) throws IOException {
        Object[] arguments = new Object[options.length + 3];
        arguments[0] = "model";
        arguments[1] = "fetch";
        arguments[2] = "light";
        System.arraycopy(options, 0, arguments, 3, options.length);
        return run(arguments);
    }

    private CommandRun run(Object... arguments) throws IOException {
        ModelFetch.Supply supply = new ModelFetch.Supply() {
            @Override
            Optional<BoxedModel> boxed(String name) throws IOException {
                return BoxedModel.in(box);
            }

            @Override
            KnownWeights weights(String name) {
                assertThat(name).isEqualTo("mobilenet-v1");
                return known;
            }

            @Override
            Path cache() {
                return cache;
            }
        };
        IFactory factory = new IFactory() {
            @Override
            public <K> K create(Class<K> kind) throws Exception {
                return kind == ModelFetch.class
                        ? kind.cast(new ModelFetch(supply))
                        : CommandLine.defaultFactory().create(kind);
            }
        };
        return CommandRun.of(Main.commandLine(factory), arguments);
    }

    private static void assertRefused(CommandRun run, String... parts) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.errors()).startsWith("retroflex: ").contains(parts);
    }
}
