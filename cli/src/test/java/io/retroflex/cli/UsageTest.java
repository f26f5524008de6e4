package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How the command answers to wrong calls and wrong names, and how it explains itself. */
class UsageTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        model = SmallModel.write(folder.resolve("small"), 16);
        data = DrawnPictures.three(folder.resolve("data"));
    }

    static Stream<List<String>> everyCommand() {
        List<List<String>> all = new ArrayList<>();
        collect(List.of(), Main.commandLine(), all);
        return all.stream();
    }

    /** Without picocli's {@code generate-completion}, which takes whatever follows it and does not care. */
    static Stream<List<String>> everyCommandOfOurs() {
        return everyCommand().filter(path -> !path.contains("generate-completion"));
    }

    private static void collect(List<String> path, CommandLine command, List<List<String>> all) {
        all.add(path);
        command.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(longer, below, all);
        });
    }

    @Test
    void theCommandsHaveTheNamesTheyWerePromised() {
        assertThat(everyCommand().map(path -> String.join(" ", path)))
                .contains(
                        "model list",
                        "model info",
                        "model fetch",
                        "model import",
                        "model box",
                        "gallery build",
                        "gallery add",
                        "gallery remove",
                        "gallery relabel",
                        "gallery reembed",
                        "gallery info",
                        "gallery check",
                        "gallery export",
                        "gallery box",
                        "search",
                        "audit",
                        "protocol list",
                        "protocol show",
                        "protocol check",
                        "evaluate",
                        "train",
                        "pretrain",
                        "distil",
                        "ablate",
                        "serve",
                        "backup",
                        "restore",
                        "log verify",
                        "dicom",
                        "scenes");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHasHelpAndVersion(List<String> path) {
        CommandRun help = CommandRun.of(with(path, "--help"));
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: retroflex" + (path.isEmpty() ? "" : " " + String.join(" ", path)));
        assertThat(help.errors()).isEmpty();

        CommandRun version = CommandRun.of(with(path, "--version"));
        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("retroflex ").hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("everyCommandOfOurs")
    void anUnknownOptionIsAUsageError(List<String> path) {
        CommandRun run = CommandRun.of(with(path, "--no-such-option"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).contains("Usage: retroflex");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "model",
                "gallery",
                "gallery build",
                "gallery build --data d --model m",
                "gallery info",
                "search --gallery g",
                "search",
                "search --page answer.pdf picture.png",
                "search --gallery g -k 0 picture.png",
                "search --gallery g -k many picture.png",
                "search --gallery g --where label~polyp picture.png",
                "evaluate --model m",
                "evaluate --data d --pictures p",
                "gallery box g --out d",
                "train --data d --out m",
                "train --data d --base b --out m --preset papper",
                "train --data d --base b --base b --base b --out m",
                "train --data d --base b --out m --epochs 0",
                "train --data d --base b --out m --train-splits a,b --val-splits b",
                "train --data d --base b --out m --without-validation --val-splits b",
                "train --data d --base b --out m --labels a --without-labels a",
                "pretrain --data d --out m --size 8",
                "pretrain --data d --out m --network huge",
                "distil --data d --out m",
                "ablate --data d --out m",
                "backup",
                "backup --to b --database-user u",
                "restore --from b --database jdbc:mysql://localhost/d",
                "serve --database jdbc:postgresql://localhost/d?password=secret",
                "gallery export g --out e --where label=",
                "model import --out m",
                "model import --branch mobilenet-v1 --out m",
                "model import --branch =file --out m",
                "model import --branch resnet50=a --checkpoint c --head h --out m",
                "model fetch",
                "serve --tls-certificate c",
                "serve --tls-key k",
                "serve --behind-proxy proxy.example.org",
                "log",
                "log verify --expect 5",
                "dicom",
                "scenes",
                "scenes --out s --count 0",
                "scenes --out s --size 8",
                "scenes --out s --format gif"
            })
    void aWrongCallIsAUsageError(String call) {
        CommandRun run = CommandRun.of((Object[]) (call.isEmpty() ? new String[0] : call.split(" ")));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).contains("Usage: retroflex").doesNotContain("\tat ");
    }

    @Test
    void aMistypedCommandIsAUsageErrorThatSuggestsTheRightOne() {
        CommandRun run = CommandRun.of("serch", "picture.png");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains("'serch'", "Did you mean: retroflex search");
    }

    @Test
    void contradictingOptionsAreUsageErrors() {
        Path gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);

        assertMisuse("say which pictures", "gallery", "remove", gallery);
        assertMisuse("say which pictures", "gallery", "relabel", gallery, "--label", "x");
        assertMisuse("--label is empty", "gallery", "relabel", gallery, "--label", " ", "--where", "label=polyp");
        assertMisuse(
                "has no separate --queries",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--queries",
                data,
                "--all-against-all");
        assertMisuse(
                "leave out the others",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--query-splits",
                "test",
                "--all-against-all");
        assertMisuse(
                "the split test is both gallery and queries",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--gallery-splits",
                "train,test");
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

    private static Object[] with(List<String> path, String option) {
        return Stream.concat(path.stream(), Stream.of(option)).toArray();
    }

    private static void assertMisuse(String message, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains(message, "Usage: retroflex");
    }

    private static void assertOneLine(String message, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.errors()).startsWith("retroflex: ").contains(message);
    }
}
