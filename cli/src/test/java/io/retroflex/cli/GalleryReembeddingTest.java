package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A gallery that gets another model. */
class GalleryReembeddingTest extends GalleryFixture {
    @Test
    void anotherModelIsRefusedUntilTheGalleryIsEmbeddedAnew() throws IOException {
        Path other = SmallModel.write(folder.resolve("other"), 24);
        Path query = data.resolve("cecum/0.png");
        CommandRun refused = CommandRun.of("search", "--gallery", gallery, query, "--model", other);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errorLines()).hasSize(1);
        assertThat(refused.errors()).contains("holds embeddings of model '" + model + "'", "reembed");
        assertThat(CommandRun.of("gallery", "add", gallery, "--data", data, "--model", other)
                        .exit())
                .isEqualTo(1);
        CommandRun.good("gallery", "relabel", gallery, "--where", "label=cecum", "--label", "caecum");

        JsonNode result = CommandRun.good("gallery", "reembed", gallery, "--model", other, "--json")
                .json();

        assertThat(result.get("pictures").intValue()).isEqualTo(9);
        assertThat(Path.of(result.get("before").stringValue())).isDirectory();
        assertThat(CommandRun.good("gallery", "info", gallery, "--json")
                        .json()
                        .get("dimension")
                        .intValue())
                .isEqualTo(24);
        assertThat(labels(search(query, "-k", "3").get(0))).containsExactly("caecum", "caecum", "caecum");
        CommandRun.good("gallery", "check", gallery);
    }

    @Test
    void embeddingAnewWaitsForMissingFilesAndTakesTheGalleryAsItIsThen() throws IOException {
        Path other = SmallModel.write(folder.resolve("other"), 24);
        Path away = data.resolve("polyp/2.png");
        byte[] bytes = Files.readAllBytes(away);
        Files.delete(away);

        CommandRun failed = CommandRun.of("gallery", "reembed", gallery, "--model", other);

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.errors()).contains("polyp/2.png", "is unchanged: 1 of its pictures");
        assertThat(labels(search(data.resolve("cecum/0.png"), "-k", "1").get(0)))
                .containsExactly("cecum");

        Files.write(away, bytes);
        CommandRun.good("gallery", "relabel", gallery, "--where", "label=cecum", "--label", "caecum");
        CommandRun.good("gallery", "remove", gallery, "--where", "label=ileum");
        CommandRun.good("gallery", "reembed", gallery, "--model", other);

        assertThat(labelCounts()).isEqualTo("{\"caecum\":3,\"polyp\":3}");
    }
}
