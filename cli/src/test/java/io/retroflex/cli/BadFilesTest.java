package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three files of a batch are no pictures; the rest goes on. */
class BadFilesTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path data;
    private Path gallery;

    @BeforeEach
    void prepare() throws IOException {
        model = SmallModel.write(folder.resolve("small"), 16);
        data = DrawnPictures.three(folder.resolve("data"));
        gallery = folder.resolve("gallery");
        writeBad(data.resolve("polyp"));
    }

    @Test
    void theRestOfABuildGoesOnAndTheBadOnesAreListed() {
        CommandRun run = build();

        assertThat(run.exit()).isZero();
        assertThat(run.errorLines()).hasSize(4).first().isEqualTo("3 files could not be used:");
        assertThat(run.errors()).contains("broken.jpg", "empty.png", "text.png");
        assertThat(run.json().get("pictures").intValue()).isEqualTo(9);
        assertThat(run.json().get("bad").intValue()).isEqualTo(3);
    }

    @Test
    void strictMakesThemAFailureButTheGoodOnesAreIn() {
        CommandRun run = build("--strict");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.json().get("pictures").intValue()).isEqualTo(9);
        assertThat(GalleryContents.of(gallery)).hasSize(9);
    }

    @Test
    void aBatchWithNoGoodOneFails() throws IOException {
        Path bad = folder.resolve("bad");
        writeBad(bad.resolve("polyp"));

        CommandRun run = CommandRun.of("gallery", "build", "--data", bad, "--model", model, "--out", gallery);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("3 files could not be used:");
    }

    @Test
    void rowsThatNameNoFileAreBadToo() throws IOException {
        Files.writeString(data.resolve("manifest.csv"), """
                file,label
                cecum/0.png,cecum
                cecum/7.png,cecum
                cecum/1.png,
                ../elsewhere.png,cecum
                """);

        CommandRun run = build();

        assertThat(run.exit()).isZero();
        assertThat(run.json().get("pictures").intValue()).isEqualTo(1);
        assertThat(run.errors())
                .contains("manifest.csv line 3", "cecum/7.png", "manifest.csv line 4", "line 5", "outside");
    }

    @Test
    void aSearchAnswersTheGoodOnes() throws IOException {
        build();
        Path query = DrawnPictures.draw(folder.resolve("query.png"), Color.BLUE, 42);
        Path text = data.resolve("polyp/text.png");
        Path missing = folder.resolve("missing.png");

        CommandRun run = CommandRun.of("search", "--gallery", gallery, text, query, missing, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.json().size()).isEqualTo(1);
        assertThat(run.json().get(0).get("query").stringValue()).isEqualTo(query.toString());
        assertThat(run.errorLines()).hasSize(3).first().isEqualTo("2 files could not be used:");
        assertThat(run.errors()).contains(text.toString(), missing.toString());
        assertThat(CommandRun.of("search", "--gallery", gallery, text, query, "--strict")
                        .exit())
                .isEqualTo(1);
        CommandRun none = CommandRun.of("search", "--gallery", gallery, text, "--json");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.json().isEmpty()).isTrue();
    }

    @Test
    void anEvaluationGoesOnWithoutThem() {
        CommandRun run = CommandRun.of("evaluate", "--data", data, "--model", model, "--resamples", "50");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("9 queries against 9 pictures");
        assertThat(run.errorLines()).hasSize(4).first().isEqualTo("3 files could not be used:");
        assertThat(CommandRun.of("evaluate", "--data", data, "--model", model, "--resamples", "50", "--strict")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void anEvaluationOfNothingFails() throws IOException {
        Path bad = folder.resolve("bad");
        writeBad(bad.resolve("polyp"));

        CommandRun run = CommandRun.of("evaluate", "--data", bad, "--model", model);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("broken.jpg", "there is nothing to evaluate");
    }

    private CommandRun build(String... options) {
        Object[] all = new Object[8 + options.length];
        Object[] usual = {"gallery", "build", "--data", data, "--model", model, "--out=" + gallery, "--json"};
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(options, 0, all, usual.length, options.length);
        return CommandRun.of(all);
    }

    private static void writeBad(Path folder) throws IOException {
        Files.createDirectories(folder);
        DrawnPictures.truncated(folder.resolve("broken.jpg"));
        Files.createFile(folder.resolve("empty.png"));
        Files.writeString(folder.resolve("text.png"), "This is not a picture.");
    }
}
