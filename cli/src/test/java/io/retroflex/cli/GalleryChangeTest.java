package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pictures that come into a gallery, get another label, and are taken out. */
class GalleryChangeTest extends GalleryFixture {
    @Test
    void addingTwiceChangesNothing() throws IOException {
        JsonNode again = CommandRun.good("gallery", "add", gallery, "--data", data, "--json")
                .json();
        assertThat(again.get("added").intValue()).isZero();
        assertThat(again.get("replaced").intValue()).isZero();
        assertThat(again.get("unchanged").intValue()).isEqualTo(9);

        Path more = folder.resolve("more");
        DrawnPictures.folder(more, "stool", Color.YELLOW, 2);
        Files.copy(data.resolve("polyp/0.png"), more.resolve("stool").resolve("known.png"));
        JsonNode added = CommandRun.good("gallery", "add", gallery, "--data", more, "--json")
                .json();

        assertThat(added.get("added").intValue()).isEqualTo(2);
        assertThat(added.get("replaced").intValue())
                .as("a known picture with a new label")
                .isEqualTo(1);
        assertThat(added.get("pictures").intValue()).isEqualTo(11);
    }

    @Test
    void onePictureUnderTwoLabelsIsAContradictionThatIsSaid() throws IOException {
        Files.copy(data.resolve("cecum/0.png"), data.resolve("polyp/copy.png"));

        CommandRun again = CommandRun.of("gallery", "add", gallery, "--data", data, "--json");

        assertThat(again.exit()).isZero();
        assertThat(again.json().get("pictures").intValue()).isEqualTo(9);
        assertThat(again.errors()).contains("copy.png: the same picture as cecum/0.png, which is labelled cecum");
    }

    @Test
    void onlyTheSplitsThatAreNamedGoIn() throws IOException {
        Files.writeString(data.resolve("manifest.csv"), """
                file,label,split,procedure
                cecum/0.png,cecum,train,a
                cecum/1.png,cecum,val,a
                ileum/0.png,ileum,test,b
                polyp/0.png,polyp,train,b
                """);
        Path some = folder.resolve("some");

        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", some, "--splits", "train,val");

        assertThat(GalleryContents.of(some).values())
                .extracting(entry -> entry.facts().get("split").orElse(""))
                .containsExactlyInAnyOrder("train", "val", "train");
        CommandRun.good("gallery", "add", some, "--data", data, "--splits", "test");
        assertThat(GalleryContents.of(some)).hasSize(4);
        JsonNode found = CommandRun.good(
                        "search",
                        "--gallery",
                        some,
                        data.resolve("cecum/0.png"),
                        "--json",
                        "--where",
                        "procedure=b and not split=test")
                .json();
        assertThat(labels(found.get(0))).containsExactly("polyp");
    }

    @Test
    void relabellingKeepsTheLabelBefore() {
        CommandRun.good("gallery", "relabel", gallery, "--where", "label=cecum", "--label", "x", "--dry-run");
        assertThat(labelCounts()).isEqualTo("{\"cecum\":3,\"ileum\":3,\"polyp\":3}");

        JsonNode result = CommandRun.good(
                        "gallery", "relabel", gallery, "--where", "label=cecum", "--label", "caecum", "--json")
                .json();

        assertThat(result.get("changed").intValue()).isEqualTo(3);
        assertThat(labelCounts()).isEqualTo("{\"caecum\":3,\"ileum\":3,\"polyp\":3}");
        JsonNode found = search(data.resolve("cecum/2.png"), "--where", "previous-label=cecum")
                .get(0);
        assertThat(labels(found)).containsExactly("caecum", "caecum", "caecum");
    }

    @Test
    void removedPicturesAreNotFoundAndComeBackFromTheirFiles() {
        String id = search(data.resolve("cecum/0.png"), "-k", "1")
                .get(0)
                .get("neighbours")
                .get(0)
                .get("id")
                .stringValue();

        JsonNode removed = CommandRun.good("gallery", "remove", gallery, "--id", id, "--json")
                .json();
        assertThat(removed.get("pictures").intValue()).isEqualTo(8);
        assertThat(removed.get("removed").get(0).stringValue()).isEqualTo(id);
        assertThat(labelCounts()).isEqualTo("{\"cecum\":2,\"ileum\":3,\"polyp\":3}");
        CommandRun unknown = CommandRun.of("gallery", "remove", gallery, "--id", id);
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.errorLines()).containsExactly("retroflex: the gallery has no picture '" + id + "'");

        CommandRun.good("gallery", "add", gallery, "--data", data);
        assertThat(labelCounts()).isEqualTo("{\"cecum\":3,\"ileum\":3,\"polyp\":3}");
    }
}
