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

/** {@code evaluate --gallery}: pictures against a gallery that is there already. */
class EvaluateGalleryTest {
    /** As HyperKvasir names its pictures. */
    private static final String NAME = "007dc2fb-8d49-45d2-8268-b7f1be7ea2d7";

    @TempDir
    private Path folder;

    private Path model;
    private Path gallery;
    private Path box;
    private Path queries;

    @BeforeEach
    void prepare() throws IOException {
        model = SmallModel.write(folder.resolve("small"), 16);
        Path data = DrawnPictures.three(folder.resolve("data"));
        DrawnPictures.draw(data.resolve("polyp/" + NAME + ".png"), Color.BLUE, 30);
        gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
        box = folder.resolve("box");
        CommandRun.good(
                "gallery", "box", gallery, "--model", "light", "--source", "drawn", "--credit", "ours", "--out", box);
        // Other pictures under the same names as those of the gallery: the names say nothing.
        queries = folder.resolve("queries");
        DrawnPictures.draw(queries.resolve("cecum/0.png"), Color.RED, 70);
        DrawnPictures.draw(queries.resolve("polyp/0.png"), Color.BLUE, 71);
        DrawnPictures.draw(queries.resolve("polyp/1.png"), Color.GREEN, 72);
    }

    @Test
    void allPicturesAreAskedAgainstAGallery() {
        CommandRun run = evaluate("--gallery", gallery);

        assertThat(run.out()).startsWith("3 queries against 10 pictures");
        assertThat(EvaluateTest.value(run.out(), "all", "Recall@1")).isEqualTo(66.7);
        assertThat(run.errors()).doesNotContain("left out");
    }

    @Test
    void theGalleryInTheBoxAnswersAlike() {
        CommandRun run = evaluate("--gallery", "box", "--model", model);

        assertThat(run.out()).startsWith("3 queries against 10 pictures");
        assertThat(EvaluateTest.value(run.out(), "all", "Recall@1")).isEqualTo(66.7);
        assertThat(run.errors()).contains("asking the gallery that comes with Retroflex (light, 10 pictures of drawn)");
    }

    @Test
    void whatTheGalleryHasIsLeftOutByItsContentOrItsName() throws IOException {
        Files.copy(folder.resolve("data/ileum/2.png"), queries.resolve("cecum/copy.png"));
        DrawnPictures.draw(queries.resolve("polyp/" + NAME + ".jpg"), Color.BLUE, 31);

        CommandRun run = evaluate("--gallery", gallery);

        assertThat(run.errors()).contains("2 of the pictures are in the gallery themselves and are left out");
        assertThat(run.out()).startsWith("3 queries against 10 pictures");
    }

    @Test
    void nothingIsLeftToAskWhereTheGalleryHasAll() {
        CommandRun run = CommandRun.of("evaluate", "--data", folder.resolve("data"), "--gallery", gallery);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .contains("10 of the pictures are in the gallery themselves", "there is nothing to evaluate");
    }

    @Test
    void ofDataWithSplitsTheTestSplitIsAsked() throws IOException {
        Files.writeString(queries.resolve("manifest.csv"), """
                file,label,split
                cecum/0.png,cecum,train
                polyp/0.png,polyp,test
                polyp/1.png,polyp,val
                """);

        assertThat(evaluate("--gallery", gallery).out()).startsWith("1 queries against 10 pictures");
        assertThat(evaluate("--gallery", gallery, "--query-splits", "train,val").out())
                .startsWith("2 queries against 10 pictures");
    }

    @Test
    void aQueryNeverMeetsItsOwnGroup() throws IOException {
        Path data = folder.resolve("grouped");
        DrawnPictures.draw(data.resolve("a.png"), Color.RED, 1);
        DrawnPictures.draw(data.resolve("b.png"), Color.GREEN, 2);
        Files.writeString(data.resolve("manifest.csv"), "file,label,group\na.png,cecum,video-1\nb.png,cecum,video-2\n");
        Path grouped = folder.resolve("grouped-gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", grouped);
        Files.writeString(queries.resolve("manifest.csv"), "file,label,group\ncecum/0.png,cecum,video-1\n");

        CommandRun run = evaluate("--gallery", grouped, "--json");

        // The red one is the nearest by far, but of its group.
        assertThat(run.json().get("recallAt1").get("value").doubleValue()).isEqualTo(1);
        assertThat(run.json().get("data").stringValue())
                .isEqualTo("queries against the gallery 'grouped-gallery', never its own group");
        assertThat(run.json().get("leakage").get("groupsOnBothSides").intValue())
                .isZero();
    }

    @Test
    void theReportShowsThePicturesThatAreThere() throws IOException {
        Path report = folder.resolve("report.html");

        evaluate("--gallery", "box", "--model", model, "--report", report);
        assertThat(report).content().contains("<div class=\"missing\"", "data:image/jpeg", "<dd>ours</dd>");

        int without = missing(report);

        // Of the pictures only this one has a name of its own; three are called 0.png, and any of them would be a
        // guess.
        evaluate("--gallery", "box", "--model", model, "--report", report, "--pictures", folder.resolve("data"));
        assertThat(missing(report)).isPositive().isLessThan(without);
    }

    private static int missing(Path report) throws IOException {
        return Files.readString(report).split("<div class=\"missing\"", -1).length - 1;
    }

    @Test
    void whatContradictsAGalleryIsMisuse() {
        assertMisuse("leave out --against", "--gallery", gallery, "--against", model);
        assertMisuse("leave out --queries", "--gallery", gallery, "--queries", queries);
        assertMisuse("leave out --queries", "--gallery", gallery, "--all-against-all");
        assertMisuse("--pictures finds the pictures of a --gallery", "--model", model, "--pictures", queries);
    }

    @Test
    void anUnknownLabelIsNamedWithThoseOfTheGallery() {
        CommandRun run = CommandRun.of("evaluate", "--data", queries, "--gallery", gallery, "--labels", "cecun");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("unknown label 'cecun'; the gallery has: cecum, ileum, polyp");
    }

    private CommandRun evaluate(Object... options) {
        CommandRun run = TestBox.run(box, arguments(options));
        assertThat(run.exit()).as(run.errors()).isZero();
        return run;
    }

    private void assertMisuse(String message, Object... options) {
        CommandRun run = TestBox.run(box, arguments(options));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains(message, "Usage: retroflex");
    }

    private Object[] arguments(Object... options) {
        Object[] usual = {"evaluate", "--data", queries, "--resamples", 50};
        Object[] all = new Object[usual.length + options.length];
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(options, 0, all, usual.length, options.length);
        return all;
    }
}
