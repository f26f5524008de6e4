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

/** {@code retroflex map} on a gallery that colours tell apart. */
class MapCommandTest {
    private static final String NAME = "Mustermann";

    @TempDir
    private Path folder;

    private Path gallery;
    private Path procedure;

    @BeforeEach
    void prepare() throws IOException {
        Path model = SmallModel.write(folder.resolve("small"), 16);
        Path data = DrawnPictures.three(folder.resolve("data"), 9);
        DrawnPictures.draw(data.resolve("polyp/" + NAME + ".png"), Color.BLUE, 77);
        gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
        procedure = folder.resolve("procedure");
        DrawnPictures.draw(procedure.resolve(NAME + "-1.png"), Color.RED, 50);
        DrawnPictures.draw(procedure.resolve(NAME + "-2.png"), Color.GREEN, 51);
    }

    @Test
    void aPageAndATableShowThePicturesAndThePhotographs() throws IOException {
        CommandRun run = map("--procedure", procedure);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("of the ten nearest by cosine are among the ten nearest in the map");
        String page = Files.readString(folder.resolve("out/map.html"));
        assertThat(page)
                .contains("<title>photograph 1</title>", "<title>photograph 2</title>", "polyp: ")
                .contains("retrospective quality audit, not a diagnosis")
                .doesNotContain("<script")
                .doesNotContain(NAME);
        String table = Files.readString(folder.resolve("out/map.csv"));
        assertThat(table)
                .startsWith("kind,id,label,x,y\n")
                .contains("\nphotograph,2,,")
                .doesNotContain(NAME);
    }

    @Test
    void withoutAProcedureThereAreNoPhotographs() throws IOException {
        assertThat(map("--json").json().get("photographs").intValue()).isZero();
        assertThat(Files.readString(folder.resolve("out/map.html"))).doesNotContain("class=\"photograph\"");
    }

    @Test
    void aPhotographThatCannotBeReadIsNamedAndTheRestIsShown() throws IOException {
        DrawnPictures.truncated(procedure.resolve("broken.jpg"));

        CommandRun run = map("--procedure", procedure, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.json().get("photographs").intValue()).isEqualTo(2);
        assertThat(run.errors()).contains("1 file could not be used:", "broken.jpg");
    }

    @Test
    void aProcedureThatIsNotThereIsSaidBeforeTheMapIsDrawn() {
        CommandRun run = map("--procedure", folder.resolve("nowhere"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("nowhere: there is no such folder");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void fewerPicturesThanOneAreAMisuse() {
        CommandRun run = map("--most", 0);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains("--most is 0, and must be at least 1");
    }

    private CommandRun map(Object... more) {
        Object[] arguments = new Object[5 + more.length];
        Object[] first = {"map", "--gallery", gallery, "--out", folder.resolve("out")};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return CommandRun.of(arguments);
    }
}
