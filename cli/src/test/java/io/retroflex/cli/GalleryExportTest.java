package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A gallery as files that others read. */
class GalleryExportTest extends GalleryFixture {
    @Test
    void anExportHasARowAndAnEmbeddingAPicture() throws IOException {
        Path export = folder.resolve("export");

        JsonNode result = CommandRun.good(
                        "gallery",
                        "export",
                        gallery,
                        "--out",
                        export,
                        "--where",
                        "label=polyp or label=ileum",
                        "--json")
                .json();

        assertThat(result.get("pictures").intValue()).isEqualTo(6);
        List<String> rows = Files.readAllLines(export.resolve("manifest.csv"));
        assertThat(rows).hasSize(7);
        assertThat(rows.getFirst()).isEqualTo("picture-id,file,folder,label");
        assertThat(rows.subList(1, 7)).allMatch(row -> row.endsWith(",polyp") || row.endsWith(",ileum"));
        assertThat(Safetensors.read(export.resolve("embeddings.safetensors"))
                        .get("embeddings")
                        .shape())
                .containsExactly(6, 16);
        CommandRun twice = CommandRun.of("gallery", "export", gallery, "--out", export);
        assertThat(twice.exit()).isEqualTo(1);
        assertThat(twice.errors()).contains("holds an export already; name another folder");
    }

    @Test
    void aGalleryBuiltOfAnExportExportsTheSame() throws IOException {
        Path export = folder.resolve("export");
        Path manifest = export.resolve("manifest.csv");
        CommandRun.good("gallery", "export", gallery, "--out", export);
        Path rebuilt = folder.resolve("rebuilt");

        CommandRun.good("gallery", "build", "--data", data, "--manifest", manifest, "--model", model, "--out", rebuilt);
        Path again = folder.resolve("again");
        CommandRun.good("gallery", "export", rebuilt, "--out", again);

        assertThat(again.resolve("manifest.csv")).hasSameTextualContentAs(manifest);
        assertThat(again.resolve("embeddings.safetensors"))
                .hasSameBinaryContentAs(export.resolve("embeddings.safetensors"));
    }
}
