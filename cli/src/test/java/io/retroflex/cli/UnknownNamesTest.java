package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name of what is not there ends with 1 and one line, which says what is. */
class UnknownNamesTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        model = SmallModel.write(folder.resolve("small"), 16);
        data = DrawnPictures.three(folder.resolve("data"));
    }

    @Test
    void anUnknownModelIsOneLine() {
        assertOneLine("no model 'nowhere'", "gallery", "build", "--data", data, "--model", "nowhere", "--out", "g");
        assertOneLine("no model 'nowhere'", "evaluate", "--data", data, "--model", "nowhere");
        assertOneLine("no model 'nowhere'", "model", "info", "nowhere");
    }

    @Test
    void anUnknownLabelIsOneLineThatNamesTheKnownOnes() {
        assertOneLine(
                "unknown label 'polyps'; the gallery has: cecum, ileum, polyp",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--labels",
                "cecum,polyps");
    }

    @Test
    void anUnknownSplitIsOneLineThatNamesTheKnownOnesAndLeavesNothingBehind() throws IOException {
        Path gallery = folder.resolve("gallery");
        assertOneLine(
                "is in the split 'train'; its table has no column 'split'",
                "gallery",
                "build",
                "--data",
                data,
                "--model",
                model,
                "--out",
                gallery,
                "--splits",
                "train");
        Files.writeString(data.resolve("manifest.csv"), """
                file,label,split
                cecum/0.png,cecum,train
                cecum/1.png,cecum,test
                """);
        assertOneLine(
                "is in the split 'tset'; there are: test, train",
                "gallery",
                "build",
                "--data",
                data,
                "--model",
                model,
                "--out",
                gallery,
                "--splits",
                "tset");
        assertOneLine(
                "is in the split 'val'; there are: test, train",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--gallery-splits",
                "val");

        assertThat(gallery).doesNotExist();
    }

    @Test
    void anUnknownColumnIsOneLineThatNamesTheKnownOnes() throws IOException {
        Files.writeString(data.resolve("manifest.csv"), "path,finding,split\ncecum/0.png,cecum,train\n");

        assertOneLine(
                "there is no column 'file'; it has: path, finding, split",
                "gallery",
                "build",
                "--data",
                data,
                "--model",
                model,
                "--out",
                "g");
        assertOneLine(
                "there is no column 'label'; it has: path, finding, split",
                "gallery",
                "build",
                "--data",
                data,
                "--model",
                model,
                "--out",
                "g",
                "--file-column",
                "path");
        Path gallery = folder.resolve("gallery");
        CommandRun built = CommandRun.good(
                "gallery",
                "build",
                "--data",
                data,
                "--model",
                model,
                "--out",
                gallery,
                "--file-column",
                "path",
                "--label-column",
                "finding");
        assertThat(built.out()).contains("1 pictures (1 added");
    }

    @Test
    void anUnknownColumnToReportByIsOneLine() {
        assertOneLine("procesing", "evaluate", "--data", data, "--model", model, "--by", "procesing");
    }

    @Test
    void whatIsNotThereIsOneLine() {
        Path nothing = folder.resolve("nothing");

        assertOneLine("there is no gallery at " + nothing, "gallery", "info", nothing);
        assertOneLine("there is no gallery at " + nothing, "gallery", "check", nothing);
        assertOneLine("there is no gallery at " + nothing, "search", "--gallery", nothing, "picture.png");
        assertOneLine(nothing + ": there is no such folder", "evaluate", "--data", nothing, "--model", model);
        assertOneLine(
                nothing + ": there is no such table",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--manifest",
                nothing);
        assertOneLine(data + " is not a gallery", "gallery", "info", data);
    }

    private static void assertOneLine(String message, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.errors()).startsWith("retroflex: ").contains(message);
    }
}
