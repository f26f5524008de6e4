package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is asked and who answers, in each mode of {@code evaluate}. */
class EvaluateTest {
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
    void withoutSplitsEachPictureIsAskedAgainstAllOthers() {
        String report = evaluate();

        assertThat(report).startsWith("9 queries against 9 pictures");
        assertThat(value(report, "all", "Recall@1")).isEqualTo(100);
        assertThat(report).containsPattern("(?m)^  cecum +3 +100\\.0").contains("A retrospective quality audit");
    }

    @Test
    void withSplitsTheTestSplitIsAskedAgainstTrainAndVal() throws IOException {
        writeManifest();

        assertThat(evaluate()).startsWith("3 queries against 5 pictures");
        assertThat(evaluate("--gallery-splits", "train")).startsWith("3 queries against 3 pictures");
        assertThat(evaluate("--query-splits", "val"))
                .as("val is in the gallery by default")
                .isEmpty();
        assertThat(evaluate("--query-splits", "val", "--gallery-splits", "train"))
                .startsWith("2 queries against 3 pictures");
    }

    @Test
    void aModelIsComparedWithAnotherQueryByQuery() throws IOException {
        Path other = SmallModel.write(folder.resolve("other"), 8);

        JsonNode compared = CommandRun.good(
                        "evaluate", "--data", data, "--model", model, "--against", other, "--resamples", 50, "--json")
                .json();

        JsonNode comparison = compared.get("comparison");
        assertThat(comparison.get("queries").intValue()).isEqualTo(9);
        assertThat(comparison.get("recallAt1").get("second").doubleValue())
                .isEqualTo(compared.get("recallAt1").get("value").doubleValue());
        JsonNode map = comparison.get("map");
        assertThat(map.get("difference").get("value").doubleValue())
                .isCloseTo(map.get("second").doubleValue() - map.get("first").doubleValue(), within(1e-9));
        assertThat(evaluate("--against", other.toString())).contains("Against " + other, "McNemar", "permutation");
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        JsonNode comparison = CommandRun.good(
                        "evaluate", "--data", data, "--model", model, "--against", model, "--resamples", 50, "--json")
                .json()
                .get("comparison");

        assertThat(comparison.get("onlyFirst").intValue()).isZero();
        assertThat(comparison.get("onlySecond").intValue()).isZero();
        assertThat(comparison.get("map").get("difference").get("value").doubleValue())
                .isZero();
        assertThat(comparison.get("map").get("p").doubleValue()).isEqualTo(1);
    }

    @Test
    void allAgainstAllTakesEverySplit() throws IOException {
        writeManifest();

        assertThat(evaluate("--all-against-all")).startsWith("8 queries against 8 pictures");
    }

    @Test
    void aPictureNeverMeetsItsOwnGroup() throws IOException {
        // Each cecum looks most like the other cecum, but that is of its group: what is left is another label.
        Files.writeString(data.resolve("manifest.csv"), """
                file,label,group
                cecum/0.png,cecum,a
                cecum/1.png,cecum,a
                cecum/2.png,polyp,b
                polyp/0.png,polyp,c
                """);

        String report = evaluate();

        assertThat(report).startsWith("4 queries against 4 pictures");
        assertThat(report).contains("2 queries have no picture of their label to find and are left out");
        assertThat(report).containsPattern("(?m)^  polyp +2 ");
    }

    @Test
    void queriesOfAnotherFolderAreAskedAgainstAllOfTheData() throws IOException {
        Path queries = folder.resolve("queries");
        DrawnPictures.draw(queries.resolve("cecum/a.png"), Color.RED, 70);
        DrawnPictures.draw(queries.resolve("polyp/b.png"), Color.BLUE, 71);
        DrawnPictures.draw(queries.resolve("polyp/wrong.png"), Color.GREEN, 72);
        writeManifest();

        String report = evaluate("--queries", queries);

        assertThat(report).startsWith("3 queries against 8 pictures");
        assertThat(value(report, "all", "Recall@1")).isEqualTo(66.7);
        assertThat(value(report, "labels alike", "Recall@1")).isEqualTo(75);
        assertThat(evaluate("--queries", queries, "--gallery-splits", "train"))
                .startsWith("3 queries against 3 pictures");
    }

    @Test
    void labelsLimitQueriesAndGallery() {
        String report = evaluate("--labels", "cecum,polyp");

        assertThat(report).startsWith("6 queries against 6 pictures").doesNotContain("ileum");
    }

    @Test
    void aColumnIsReportedByItsValues() throws IOException {
        writeManifest();

        String report = evaluate("--by", "processing");

        assertThat(report).containsPattern("(?m)^by processing$");
        assertThat(report).containsPattern("(?m)^  cropped +1 ").containsPattern("(?m)^  whole +2 ");
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        assertThat(evaluate("--seed", "7")).isEqualTo(evaluate("--seed", "7"));
    }

    /** Standard output of an evaluation; nothing where the call was refused. */
    private String evaluate(Object... options) {
        Object[] all = new Object[7 + options.length];
        Object[] usual = {"evaluate", "--data", data, "--model", model, "--resamples", 100};
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(options, 0, all, usual.length, options.length);
        CommandRun run = CommandRun.of(all);
        assertThat(run.exit()).as(run.errors()).isIn(0, 2);
        return run.out();
    }

    /** The percentage in a row of the table. */
    static double value(String report, String row, String column) {
        String header = report.lines()
                .filter(line -> line.contains("Recall@1"))
                .findFirst()
                .orElseThrow();
        String line = report.lines()
                .filter(text -> text.startsWith(row + " "))
                .findFirst()
                .orElseThrow();
        String cell = line.substring(header.indexOf(column));
        return Double.parseDouble(cell.substring(0, cell.indexOf(' ')));
    }

    private void writeManifest() throws IOException {
        Files.writeString(data.resolve("manifest.csv"), """
                file,label,split,processing
                cecum/0.png,cecum,train,whole
                cecum/1.png,cecum,val,whole
                cecum/2.png,cecum,test,whole
                ileum/0.png,ileum,train,whole
                ileum/1.png,ileum,test,cropped
                polyp/0.png,polyp,train,whole
                polyp/1.png,polyp,val,cropped
                polyp/2.png,polyp,test,whole
                """);
    }
}
