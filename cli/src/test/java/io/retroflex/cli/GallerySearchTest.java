package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pictures of a gallery that answer. */
class GallerySearchTest extends GalleryFixture {
    @Test
    void searchFindsThePictureItselfFirstAndItsLabelNext() {
        Path query = data.resolve("ileum/1.png");

        JsonNode answers = search(query, "-k", "3");

        assertThat(answers.isArray()).isTrue();
        assertThat(answers.size()).isEqualTo(1);
        assertThat(answers.get(0).get("query").stringValue()).isEqualTo(query.toString());
        JsonNode first = answers.get(0).get("neighbours").get(0);
        assertThat(first.propertyNames()).containsExactly("id", "label", "cosine", "file");
        assertThat(first.get("file").stringValue()).isEqualTo(query.toString());
        assertThat(first.get("cosine").floatValue()).isBetween(0.99999f, 1.00001f);
        assertThat(first.get("id").stringValue()).isNotBlank();
        assertThat(labels(answers.get(0))).containsExactly("ileum", "ileum", "ileum");
    }

    @Test
    void searchAnswersInTheOrderOfItsQueries() throws IOException {
        Path blue = DrawnPictures.draw(folder.resolve("blue.png"), Color.BLUE, 50);
        Path red = DrawnPictures.draw(folder.resolve("red.jpg"), Color.RED, 51);

        JsonNode answers = search(blue, red, "-k", "1");

        assertThat(labels(answers.get(0))).containsExactly("polyp");
        assertThat(labels(answers.get(1))).containsExactly("cecum");
        CommandRun text = CommandRun.good("search", "--gallery", gallery, blue, red, "-k", "1");
        assertThat(text.out()).contains(blue.toString(), red.toString(), "polyp", "cecum");
        assertThat(text.errors()).isEmpty();
    }

    @Test
    void aConditionLimitsWhoAnswers() {
        Path red = data.resolve("cecum/0.png");

        assertThat(labels(search(red, "--where", "label=polyp").get(0))).containsExactly("polyp", "polyp", "polyp");
        assertThat(labels(search(red, "--where", "not label in (cecum, polyp)", "-k", "2")
                        .get(0)))
                .containsExactly("ileum", "ileum");
        assertThat(search(red, "--where", "label=nowhere")
                        .get(0)
                        .get("neighbours")
                        .size())
                .isZero();
        assertThat(CommandRun.good("search", "--gallery", gallery, red, "--where", "label=nowhere")
                        .out())
                .contains("no picture of the gallery meets the condition");
    }
}
