package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.retroflex.gallery.BoxedGallery;
import io.retroflex.gallery.Gallery;
import io.retroflex.vision.model.BoxedModel;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What comes with this build: skipped, and said so, where a model or its gallery is not in it. */
class StarterTest {
    static final List<String> NAMES = BoxedModel.NAMES;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("NAMES")
    void theGalleryInTheBoxIsOfTheModelInTheBox(String name) throws IOException {
        Optional<BoxedGallery> gallery = BoxedGallery.named(name);
        assumeThat(gallery).as("skipped: this build has no gallery of " + name).isPresent();

        BoxedModel model = BoxedModel.named(name).orElseThrow();

        assertThat(gallery.get().header().model()).isEqualTo(name);
        assertThat(gallery.get().header().credit()).isNotBlank();
        try (Gallery opened = gallery.get().open()) {
            opened.requireModel(model.fingerprint());
            assertThat(opened.header().dimension())
                    .isEqualTo(model.description().dimension());
            assertThat(opened.countByLabel()).isNotEmpty().doesNotContainKey("");
        }
    }

    @Test
    void aPhotographIsAllThatASearchNeeds() throws IOException {
        requireStarter();
        assumeThat(BoxedGallery.named("starter"))
                .as("skipped: this build has no gallery of starter")
                .isPresent();
        Path picture = DrawnPictures.draw(folder.resolve("red.png"), Color.RED, 1);

        CommandRun run = CommandRun.good("search", picture, "--json");

        assertThat(run.errors()).startsWith("asking the gallery that comes with Retroflex (starter, ");
        assertThat(run.json().get(0).get("neighbours").size()).isEqualTo(5);
    }

    @Test
    void dataIsAllThatAnEvaluationNeeds() throws IOException {
        requireStarter();
        Path data = DrawnPictures.three(folder.resolve("data"));

        CommandRun run = CommandRun.good("evaluate", "--data", data, "--resamples", 50, "--json");

        assertThat(run.json().get("model").get("name").stringValue()).isEqualTo("starter");
    }

    @Test
    void aGalleryKeepsTheNameOfAModelThatIsInEveryBox() throws IOException {
        requireStarter();
        Path data = DrawnPictures.three(folder.resolve("data"));
        Path gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", "starter", "--out", gallery);

        assertThat(CommandRun.good("gallery", "info", gallery, "--json")
                        .json()
                        .get("model")
                        .stringValue())
                .isEqualTo("starter");
        CommandRun.good("search", "--gallery", gallery, data.resolve("polyp/1.png"));
    }

    @Test
    void withoutTheModelASearchSaysWhatToName() throws IOException {
        assumeThat(Models.isThere("starter"))
                .as("skipped: this build has starter")
                .isFalse();

        CommandRun run = CommandRun.of("search", "picture.png");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.errors())
                .contains("comes without the model 'starter'", "name one with --gallery, or a model with --model");
    }

    private static void requireStarter() throws IOException {
        assumeThat(BoxedModel.named("starter"))
                .as("skipped: this build has no starter")
                .isPresent();
    }
}
