package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A gallery from its first picture to its export, all by the command line. */
class GalleryLifeTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path data;
    private Path gallery;

    @BeforeEach
    void build() throws IOException {
        model = SmallModel.write(folder.resolve("small"), 16);
        data = DrawnPictures.three(folder.resolve("data"));
        gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
    }

    @Test
    void infoSaysWhatTheGalleryHolds() {
        JsonNode info = CommandRun.good("gallery", "info", gallery, "--json").json();

        assertThat(info.get("pictures").intValue()).isEqualTo(9);
        assertThat(info.get("dimension").intValue()).isEqualTo(16);
        assertThat(info.get("model").stringValue()).isEqualTo(model.toString());
        assertThat(info.get("labels").toString()).isEqualTo("{\"cecum\":3,\"ileum\":3,\"polyp\":3}");
        assertThat(info.get("fingerprint")).isEqualTo(modelInfo().get("fingerprint"));
        assertThat(CommandRun.good("gallery", "info", gallery).out()).contains("pictures", "9", "cecum", "polyp");
    }

    @Test
    void checkFindsASoundGalleryCleanAndADamagedOneNot() throws IOException {
        JsonNode sound = CommandRun.good("gallery", "check", gallery, "--json").json();
        assertThat(sound.get("clean").booleanValue()).isTrue();
        assertThat(sound.get("pictures").intValue()).isEqualTo(9);
        assertThat(CommandRun.good("gallery", "check", gallery).out()).contains("9 pictures, clean");

        damageTheLargestFile();
        CommandRun damaged = CommandRun.of("gallery", "check", gallery, "--json");

        assertThat(damaged.exit()).isEqualTo(1);
        assertThat(damaged.json().get("clean").booleanValue()).isFalse();
        assertThat(damaged.json().get("problems").size()).isPositive();
    }

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

    private JsonNode modelInfo() {
        return CommandRun.good("model", "info", model, "--json").json();
    }

    private JsonNode search(Object... arguments) {
        Object[] all = new Object[arguments.length + 4];
        all[0] = "search";
        all[1] = "--gallery";
        all[2] = gallery;
        all[3] = "--json";
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandRun.good(all).json();
    }

    private static List<String> labels(JsonNode answer) {
        return answer.get("neighbours")
                .valueStream()
                .map(neighbour -> neighbour.get("label").stringValue())
                .toList();
    }

    private String labelCounts() {
        return CommandRun.good("gallery", "info", gallery, "--json")
                .json()
                .get("labels")
                .toString();
    }

    private void damageTheLargestFile() throws IOException {
        try (Stream<Path> files = Files.walk(gallery)) {
            Path largest = files.filter(Files::isRegularFile)
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 1;
            Files.write(largest, bytes);
        }
    }
}
