package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands of training from end to end, on drawn pictures of three colours. */
class TrainingTest {
    @TempDir
    private Path folder;

    private Path base;
    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        base = SmallModel.write(folder.resolve("base"), 16);
        data = folder.resolve("data");
        DrawnPictures.folder(data, "cecum", new Color(150, 90, 80), 8);
        DrawnPictures.folder(data, "ileum", new Color(140, 100, 80), 8);
        DrawnPictures.folder(data, "polyp", new Color(130, 90, 95), 8);
    }

    @Test
    void aTrainedModelSaysWhereItComesFromAndIsEvaluated() throws IOException {
        Path model = folder.resolve("model");

        CommandRun run = train(model, "--epochs", 2);

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.errors())
                .contains(
                        "every fifth look-alike group is held out, 4 of 24",
                        "no column 'group'",
                        "20 pictures of 3 labels to learn from, 4 held out",
                        "batches hold all 3 labels, not 8",
                        "numbers: the adapters of branch 1",
                        "numbers: the head",
                        "frozen ",
                        "steps to go, about",
                        "epoch 1 of 2",
                        "epoch 2 of 2");
        assertThat(run.out())
                .contains("best epoch ", "fingerprint ", "curves.png", "retroflex evaluate --data " + data);
        assertThat(folder.resolve("model-run"))
                .isDirectoryContaining("glob:**/curves.csv")
                .isDirectoryContaining("glob:**/curves.png")
                .isDirectoryContaining("glob:**/settings.json");
        assertThat(ModelFolder.describe(model).labels()).containsExactly("cecum", "ileum", "polyp");
        assertThat(ModelFolder.describe(model).name()).isEqualTo("model");
        assertThat(ModelFolder.describe(model).provenance())
                .containsKeys("training", "settings", "made by", "base, made")
                .hasEntrySatisfying("bases", bases -> assertThat(bases).contains("small, fingerprint "))
                .hasEntrySatisfying("data", of -> assertThat(of).contains("data", "20 pictures"));
        CommandRun evaluated =
                CommandRun.good("evaluate", "--data", data, "--model", model, "--resamples", 10, "--json");
        assertThat(evaluated.json().get("queries").intValue()).isEqualTo(24);
    }

    @Test
    void splitsDivideTheDataAndLabelsLimitIt() throws IOException {
        writeManifest();

        CommandRun run = train(
                folder.resolve("model"), "--epochs", 1, "--preset", "head", "--without-labels", "polyp", "--json");

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.errors())
                .contains("data: train, validated by val: 10 pictures of 2 labels to learn from, 2 held out")
                .doesNotContain("the adapters of");
        assertThat(run.json().get("bestEpoch").intValue()).isOne();
        assertThat(run.json().get("map").doubleValue()).isBetween(0.0, 1.0);
    }

    @Test
    void withoutValidationAllIsLearntFromAndTheLastEpochIsTaken() {
        CommandRun run = train(folder.resolve("model"), "--epochs", 2, "--preset", "head", "--without-validation");

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.errors()).contains("data, not validated: 24 pictures of 3 labels to learn from, 0 held out");
        assertThat(run.out()).contains("best epoch 2 of 2: the last one; nothing was held out");
    }

    @Test
    void picturesOfAnotherFolderAreLearntFromAsWell() throws IOException {
        DrawnPictures.folder(folder.resolve("more"), "scar", new Color(90, 90, 180), 2);

        CommandRun run =
                train(folder.resolve("model"), "--epochs", 1, "--preset", "head", "--also", folder.resolve("more"));

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.errors()).contains(", and 2 of more: 22 pictures of 4 labels to learn from, 4 held out");
        assertThat(ModelFolder.describe(folder.resolve("model")).labels()).contains("scar");
    }

    @Test
    void twoBasesOfOneBranchBecomeADualModel() throws IOException {
        Path other = SmallModel.write(folder.resolve("other"), 8);
        Path model = folder.resolve("model");

        assertThat(train(model, "--base", other, "--epochs", 1, "--preset", "head")
                        .exit())
                .isZero();

        assertThat(ModelFolder.describe(model).branches()).hasSize(2);
        assertThat(ModelFolder.describe(model).dimension()).isEqualTo(512);
    }

    @Test
    void aRunThatWasCutOffGoesOnAndGivesTheSameModel() {
        Path whole = folder.resolve("whole");
        Path resumed = folder.resolve("resumed");
        assertThat(train(whole, "--epochs", 3).exit()).isZero();

        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(new StringWriter()));
        command.setErr(new PrintWriter(new BreaksAt("epoch 1 of 3")));
        int exit = command.execute(Arrays.stream(arguments(resumed, "--epochs", 3))
                .map(Object::toString)
                .toArray(String[]::new));

        assertThat(exit).isEqualTo(1);
        assertThat(resumed).doesNotExist();
        assertThat(train(resumed, "--epochs", 3).errors()).contains("holds a run already; go on with --resume");
        CommandRun rest = train(resumed, "--epochs", 3, "--resume");
        assertThat(rest.exit()).as(rest.errors()).isZero();
        assertThat(rest.errors()).contains("epoch 2 of 3").doesNotContain("epoch 1 of 3");
        assertThat(fingerprint(resumed)).isEqualTo(fingerprint(whole));
    }

    @Test
    void aRunOfOtherSettingsOrOtherPicturesIsNotResumed() throws IOException {
        assertThat(train(folder.resolve("model"), "--epochs", 1, "--preset", "head")
                        .exit())
                .isZero();
        Path run = folder.resolve("model-run");

        assertThat(again(run, "--epochs", 1, "--seed", 7).errors()).contains("a run with other settings or other data");
        DrawnPictures.draw(data.resolve("polyp/1.png"), Color.WHITE, 1);
        assertThat(again(run, "--epochs", 1).errors()).contains("a run with other settings or other data");
    }

    @Test
    void badPicturesAreListedAndTheRestGoesOn() throws IOException {
        DrawnPictures.truncated(data.resolve("polyp/broken.jpg"));
        Files.writeString(data.resolve("polyp/text.png"), "This is not a picture.");

        CommandRun run = train(folder.resolve("model"), "--epochs", 1, "--preset", "head");

        assertThat(run.exit()).isZero();
        assertThat(run.errors()).contains("2 files could not be used:", "broken.jpg", "text.png");
        assertThat(train(folder.resolve("strict"), "--epochs", 1, "--preset", "head", "--strict")
                        .exit())
                .isEqualTo(1);
        assertThat(folder.resolve("strict")).isDirectoryContaining("glob:**/model.json");
    }

    @Test
    void wrongNamesAreOneLineThatNamesTheRightOnes() throws IOException {
        Path model = folder.resolve("model");
        assertThat(train(model, "--labels", "polyps").errors())
                .contains("unknown label 'polyps'; the data has: cecum, ileum, polyp");
        assertThat(train(model, "--val-splits", "val").errors()).contains("its table has no column 'split'");
        writeManifest();
        assertThat(train(model, "--train-splits", "trian").errors()).contains("'trian'; there are: test, train, val");
        assertThat(train(model, "--preset", "papper").errors())
                .contains("unknown preset 'papper'; there are: paper, light, starter, head");
        assertThat(train(model, "--epochs", 0).exit()).isEqualTo(2);
        assertThat(train(base).errors()).contains(base + " is there already");
        assertThat(model).doesNotExist();
        assertThat(folder.resolve("model-run")).doesNotExist();
    }

    @Test
    void aStudentLearnsFromPicturesAndFromATeacher() throws IOException {
        ModelFolder.write(folder.resolve("teacher"), SmallModel.of("retroflex", 16));
        Path alone = folder.resolve("alone");
        Path taught = folder.resolve("taught");
        Path transformer = folder.resolve("transformer");
        List<Object> small = List.of("--data", data, "--epochs", 1, "--size", 32);

        CommandRun pretrained = CommandRun.of(with(small, "pretrain", "--out", alone));
        CommandRun distilled =
                CommandRun.of(with(small, "distil", "--out", taught, "--teacher", folder.resolve("teacher")));
        CommandRun attentive = CommandRun.of(with(small, "pretrain", "--out", transformer, "--network", "transformer"));

        assertThat(pretrained.exit()).as(pretrained.errors()).isZero();
        assertThat(distilled.exit()).as(distilled.errors()).isZero();
        assertThat(attentive.exit()).as(attentive.errors()).isZero();
        CommandRun.good("evaluate", "--data", data, "--model", transformer, "--resamples", 10);
        assertThat(pretrained.errors()).contains("the backbone of branch 1", "epoch 1 of 1");
        assertThat(ModelFolder.describe(alone).dimension()).isEqualTo(192);
        assertThat(ModelFolder.describe(taught).provenance())
                .hasEntrySatisfying("teacher", teacher -> assertThat(teacher).contains("small, fingerprint "));
        CommandRun.good("evaluate", "--data", data, "--model", alone, "--resamples", 10);
        CommandRun.good("evaluate", "--data", data, "--model", taught, "--resamples", 10);
        assertThat(CommandRun.of(with(small, "distil", "--out", folder.resolve("m"), "--teacher", base))
                        .errors())
                .contains("import the teacher with --preprocess retroflex");
    }

    @Test
    void anAblationWritesItsTableAndDoesNotRepeatWhatIsDone() throws IOException {
        writeManifest();
        Path other = SmallModel.write(folder.resolve("other"), 8);
        Path out = folder.resolve("ablation");
        List<Object> usual = List.of(
                "--data", data, "--base", base, "--base", other, "--epochs", 1, "--resamples", 20, "--out", out);

        CommandRun some = CommandRun.of(with(usual, "ablate", "--rows", "frozen-1,head"));

        assertThat(some.exit()).as(some.errors()).isZero();
        assertThat(some.out())
                .startsWith("3 queries against 18 pictures")
                .contains("branch 1 (mobilenet-v1), frozen", "both branches, head", "(the reference)", "Recall@1 lost")
                .doesNotContain("arcface");
        CommandRun all = CommandRun.of(with(usual, "ablate", "--resume", "--json"));
        assertThat(all.exit()).as(all.errors()).isZero();
        assertThat(all.json().get("rows").size()).isEqualTo(17);
        assertThat(all.json().get("reference").stringValue()).isEqualTo("both branches, adapter and head");
        assertThat(all.json().get("rows").get(0).get("by").has("processing")).isTrue();
        // 15 rows are trained, of which two were.
        assertThat(all.errors().lines().filter(line -> line.startsWith("epoch 1 of 1")))
                .hasSize(12);
        assertThat(out)
                .isDirectoryContaining("glob:**/ablation.html")
                .isDirectoryContaining("glob:**/ablation.json")
                .isDirectoryContaining("glob:**/ablation.csv");
        assertThat(CommandRun.of(with(usual, "ablate", "--rows", "fusion")).errors())
                .contains("unknown row 'fusion'; this ablation has: frozen-1, frozen-2, frozen, head-1");
        assertThat(CommandRun.of(with(usual, "ablate")).errors()).contains("holds a run already");
    }

    /** Standard error of a process that dies as it says something. */
    private static final class BreaksAt extends Writer {
        private final String words;
        private final StringBuilder heard = new StringBuilder();
        private boolean broken;

        BreaksAt(String words) {
            this.words = words;
        }

        @Override
        public void write(char[] text, int from, int length) {
            heard.append(text, from, length);
            if (!broken && heard.indexOf(words) >= 0) {
                broken = true;
                throw new IllegalStateException("cut off");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private CommandRun train(Path out, Object... options) {
        return CommandRun.of(arguments(out, options));
    }

    private CommandRun again(Path run, Object... options) {
        return CommandRun.of(with(
                List.of("--run", run, "--resume", "--preset", "head"), arguments(folder.resolve("again"), options)));
    }

    private Object[] arguments(Path out, Object... options) {
        return with(List.of(options), "train", "--data", data, "--base", base, "--out", out);
    }

    private static Object[] with(List<Object> last, Object... first) {
        return Stream.concat(Arrays.stream(first), last.stream()).toArray();
    }

    private static String fingerprint(Path model) {
        return CommandRun.good("model", "info", model, "--json")
                .json()
                .get("fingerprint")
                .stringValue();
    }

    /** Of each label five to learn from, one held out, one asked; the other file is in no row. */
    private void writeManifest() throws IOException {
        StringBuilder table = new StringBuilder("file,label,split,processing\n");
        for (String label : List.of("cecum", "ileum", "polyp")) {
            for (int i = 0; i < 7; i++) {
                String split = i < 5 ? "train" : i < 6 ? "val" : "test";
                table.append(label + "/" + i + ".png," + label + "," + split + ",whole\n");
            }
        }
        Files.writeString(data.resolve("manifest.csv"), table);
    }
}
