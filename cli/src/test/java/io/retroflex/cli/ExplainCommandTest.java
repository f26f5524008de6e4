package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExplainCommandTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path query;
    private Path neighbour;

    @BeforeEach
    void prepare() throws IOException {
        model = SmallModel.write(folder.resolve("small"), 16);
        query = DrawnPictures.draw(folder.resolve("query.png"), Color.RED, 1);
        neighbour = DrawnPictures.draw(folder.resolve("neighbour.png"), Color.RED, 2);
    }

    @Test
    void thePictureIsWrittenAndTheCosineIsSaid() throws IOException {
        Path out = folder.resolve("explained.png");

        CommandRun run = CommandRun.good("explain", query, neighbour, "--model", model, "--out", out);

        assertThat(ImageIO.read(out.toFile())).isNotNull();
        assertThat(run.out()).startsWith("cosine 0.").contains("query row ", "picture: " + out);
    }

    @Test
    void jsonHasTheCosineTheMatchesAndTheHeat() {
        JsonNode json = CommandRun.good(
                        "explain", query, neighbour, "--model", model, "--out", folder.resolve("a.png"), "--json")
                .json();

        assertThat(json.get("cosine").floatValue()).isBetween(0.5f, 1f);
        assertThat(json.get("matches").get(0).get("query").get("row").isInt()).isTrue();
        assertThat(json.get("queryHeat").size())
                .isEqualTo(json.get("queryHeat").get(0).size())
                .isEqualTo(json.get("neighbourHeat").size());
    }

    @Test
    void aMissingPictureIsSaidAndNothingIsWritten() {
        Path out = folder.resolve("explained.png");

        CommandRun run = CommandRun.of("explain", query, folder.resolve("missing.jpg"), "--model", model, "--out", out);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errorLines()).singleElement().asString().contains("missing.jpg");
        assertThat(Files.exists(out)).isFalse();
    }

    @Test
    void aPictureIsWrittenAsPngAlone() {
        CommandRun run = CommandRun.of("explain", query, neighbour, "--model", model, "--out", folder.resolve("a.jpg"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains("name a file that ends in .png");
    }
}
