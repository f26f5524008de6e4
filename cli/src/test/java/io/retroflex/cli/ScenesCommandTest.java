package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ScenesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void writesPicturesAndATableThatOtherCommandsRead() throws IOException {
        Path out = folder.resolve("scenes");
        JsonNode result = CommandRun.good(
                        "scenes", "--out", out, "--count", "6", "--size", "48", "--labels", "polyp,z-line", "--json")
                .json();

        assertThat(result.get("pictures").intValue()).isEqualTo(6);
        Dataset dataset = Dataset.read(out);
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.pictures()).hasSize(6);
        for (LabelledPicture labelled : dataset.pictures()) {
            Picture picture = PictureReader.read(labelled.file());
            assertThat(picture.height()).isEqualTo(48);
            assertThat(labelled.columns())
                    .containsKeys("label", "site", "seed", "camera")
                    .containsEntry("source", "scene");
            assertThat(labelled.name())
                    .startsWith("images/" + labelled.columns().get("label") + "/");
        }
        assertThat(dataset.pictures().stream().map(picture -> picture.columns().get("label")))
                .containsExactlyInAnyOrder("polyp", "polyp", "polyp", "z-line", "z-line", "z-line");
    }

    @Test
    void aCallThatWasCutOffGoesOnAndEndsWithTheSamePictures() throws IOException {
        Path whole = folder.resolve("whole");
        Path cut = folder.resolve("cut");
        CommandRun.good("scenes", "--out", whole, "--count", "4", "--size", "48", "--format", "png");
        // What a call leaves that was killed after its first picture.
        CommandRun.good("scenes", "--out", cut, "--count", "4", "--size", "48", "--format", "png");
        Path kept = files(cut)
                .filter(file -> file.toString().endsWith(".png"))
                .findFirst()
                .orElseThrow();
        for (Path file : files(cut).filter(file -> !file.equals(kept)).toList()) {
            Files.delete(file);
        }
        Files.writeString(cut.resolve(".unfinished-scenes"), call(4));
        Object before = Files.getLastModifiedTime(kept);

        JsonNode result = CommandRun.good(
                        "scenes", "--out", cut, "--count", "4", "--size", "48", "--format", "png", "--json")
                .json();

        assertThat(result.get("pictures").intValue()).isEqualTo(4);
        assertThat(result.get("rendered").intValue()).isEqualTo(3);
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
        assertThat(files(cut).map(cut::relativize))
                .containsExactlyElementsOf(files(whole).map(whole::relativize).toList());
        for (Path file : files(whole).toList()) {
            assertThat(cut.resolve(whole.relativize(file))).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void unfinishedScenesOfAnotherCallAreKept() throws IOException {
        Path out = folder.resolve("scenes");
        Files.createDirectories(out);
        Files.writeString(out.resolve(".unfinished-scenes"), call(5));

        CommandRun run = CommandRun.of("scenes", "--out", out, "--count", "4", "--size", "48", "--format", "png");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors())
                .contains("unfinished scenes of another call", "count 5", "count 4", "name another folder");
    }

    @Test
    void aFolderThatHoldsSomethingIsRefused() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        CommandRun run =
                CommandRun.of("scenes", "--out", folder, "--count", "1", "--sheet", folder.resolve("sheet.png"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.errors()).contains(folder + " is there already; name another folder, or delete this one first");
        assertThat(files(folder)).hasSize(1);
    }

    @Test
    void unknownLabelsAndCamerasAreOneLineThatNamesTheKnownOnes() {
        CommandRun label = CommandRun.of("scenes", "--out", folder.resolve("a"), "--labels", "cecun");
        CommandRun camera = CommandRun.of("scenes", "--out", folder.resolve("a"), "--cameras", "oak");

        assertThat(label.exit()).isEqualTo(1);
        assertThat(label.errorLines()).hasSize(1);
        assertThat(label.errors()).contains("unknown label 'cecun'; there are: oesophagus, ", "normal-cecum");
        assertThat(camera.errors()).contains("unknown camera 'oak'; there are: alder, ");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void aSheetHasARowForEachLabel() throws IOException {
        Path file = folder.resolve("sheets").resolve("sheet.png");

        CommandRun run = CommandRun.good("scenes", "--sheet", file, "--labels", "ileum,rectum", "--cameras", "birch");

        assertThat(run.out()).contains("sheet: " + file);
        BufferedImage two = ImageIO.read(file.toFile());
        CommandRun.good("scenes", "--sheet", file, "--labels", "ileum", "--cameras", "birch");
        assertThat(two.getHeight()).isEqualTo(2 * ImageIO.read(file.toFile()).getHeight());
    }

    private static String call(int count) {
        return ("count %d, seed 1, size 48, format png, labels oesophagus z-line retroflex-stomach gastric-body angulus"
                        + " pylorus duodenal-bulb duodenum ileum normal-cecum ileocecal-valve transverse-colon"
                        + " descending-colon sigmoid-colon rectum retroflex-rectum polyp ulcerative-colitis impacted-stool"
                        + " dyed-lifted-polyp, cameras alder birch cedar elm hazel larch maple rowan")
                .formatted(count);
    }

    private static Stream<Path> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }
}
