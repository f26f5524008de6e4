package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.retroflex.vision.model.BoxedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo: real commands, in a folder that only a demo may make anew. */
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void everyStepIsACommandThatAUserCouldType() {
        DemoPlan plan = new DemoPlan(folder);
        List<DemoPlan.Step> steps = Stream.concat(
                        plan.drawing().stream(), plan.answering(List.of(folder.resolve("photograph.jpg"))).stream())
                .toList();

        assertThat(steps).hasSizeGreaterThan(4);
        for (DemoPlan.Step step : steps) {
            assertThat(Main.commandLine()
                            .parseArgs(step.arguments().toArray(String[]::new))
                            .hasSubcommand())
                    .as(step.command())
                    .isTrue();
        }
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.txt"), "mine");

        CommandRun run = CommandRun.of("demo", "--dir", folder);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains(folder + " is there already and is not of a demo", "--dir");
        assertThat(file).hasContent("mine");
    }

    @Test
    void anEarlierDemoIsMadeAnew() throws IOException {
        Path demo = folder.resolve("demo");
        DemoFolder.begin(demo);
        Files.createDirectories(demo.resolve("scenes/images"));
        Files.writeString(demo.resolve("scenes/images/old.jpg"), "old");

        DemoFolder.begin(demo);

        assertThat(demo.resolve("scenes")).doesNotExist();
        assertThat(demo).isDirectory();
    }

    @Test
    void theDemoEndsWithPagesThatLeadToEachOther() throws IOException {
        assumeThat(BoxedModel.named("starter"))
                .as("skipped: this build comes without the model starter")
                .isPresent();
        Path demo = folder.resolve("demo");

        CommandRun run = CommandRun.good("demo", "--dir", demo);

        assertThat(run.errors()).contains("$ retroflex scenes", "$ retroflex gallery build", "$ retroflex evaluate");
        assertThat(run.out()).contains("Recall@1", demo.resolve("index.html").toString());
        assertThat(Files.readString(demo.resolve("index.html")))
                .contains("search.html", "evaluation/report.html", "not a diagnosis");
        for (String page : List.of("search.html", "evaluation/report.html", "scenes.jpg", "photographs.jpg")) {
            assertThat(demo.resolve(page)).as(page).isNotEmptyFile();
        }
    }
}
