package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.gallery.BoxedGallery;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.Gallery;
import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What goes into the box, and how a search asks it. */
class GalleryBoxTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path data;
    private Path gallery;
    private Path box;
    private Path red;

    @BeforeEach
    void writeBox() throws IOException {
        model = SmallModel.write(folder.resolve("small"), 16);
        data = folder.resolve("data");
        draw("cecum", Color.RED);
        draw("ileum", Color.GREEN);
        draw("polyp", Color.BLUE);
        gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
        box = folder.resolve("box");
        CommandRun.good(box(box, "--source", "drawn"));
        red = DrawnPictures.draw(folder.resolve("red.png"), Color.RED, 50);
    }

    private void draw(String label, Color color) throws IOException {
        for (int i = 0; i < 3; i++) {
            DrawnPictures.draw(data.resolve(label).resolve(label + "-" + i + ".png"), color, i);
        }
    }

    private Object[] box(Path out, Object... options) {
        Object[] usual = {"gallery", "box", gallery, "--model", "light", "--credit", "drawn by a test", "--out", out};
        Object[] all = new Object[usual.length + options.length];
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(options, 0, all, usual.length, options.length);
        return all;
    }

    @Test
    void theBoxHasLabelsAndNamesAndNothingOfTheMachine() throws IOException {
        BoxedGallery boxed = BoxedGallery.in(box).orElseThrow();

        assertThat(boxed.header().pictures()).containsOnlyKeys("drawn").containsValue(9);
        assertThat(boxed.header().credit()).isEqualTo("drawn by a test");
        assertThat(Files.readString(box.resolve("facts.csv"))).doesNotContain(folder.toString(), "data", "/");
        try (Gallery opened = boxed.open()) {
            GalleryContents.of(gallery).forEach((id, entry) -> {
                var facts = opened.get(id).orElseThrow().facts();
                assertThat(facts.columns()).containsOnlyKeys("label", "source", "file");
                assertThat(facts.label()).isEqualTo(entry.facts().label());
                assertThat(facts.get("file").orElseThrow())
                        .startsWith(entry.facts().label() + "-");
            });
        }
    }

    @Test
    void aConditionLimitsWhatGoesIn() throws IOException {
        Path polyps = folder.resolve("polyps");

        CommandRun run = CommandRun.good(box(polyps, "--source", "drawn", "--where", "label=polyp"));

        assertThat(run.out()).contains("3 pictures of drawn");
        try (Gallery opened = BoxedGallery.in(polyps).orElseThrow().open()) {
            opened.forEach(
                    Filter.ALL, entry -> assertThat(entry.facts().label()).isEqualTo("polyp"));
        }
    }

    @Test
    void aBoxIsNotWrittenOverAnother() {
        assertOneLine(CommandRun.of(box(box, "--source", "drawn")), box + " holds a gallery for the box already");
    }

    @Test
    void picturesOfUnknownSourceAreNotHandedOn() {
        Path other = folder.resolve("other");

        assertOneLine(CommandRun.of(box(other)), "has no source; say where it comes from");
        assertThat(other).doesNotExist();
    }

    @Test
    void aSearchWithoutAGalleryAsksTheOneInTheBoxAndSaysSo() {
        CommandRun run = TestBox.run(box, "search", "--model", model, red, "--json");

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.errorLines())
                .containsExactly("asking the gallery that comes with Retroflex (light, 9 pictures of drawn)");
        JsonNode boxed = run.json().get(0).get("neighbours");
        JsonNode own = CommandRun.good("search", "--gallery", gallery, red, "--json")
                .json()
                .get(0)
                .get("neighbours");
        assertThat(boxed.size()).isEqualTo(5);
        // Three that hardly differ: at a byte a number their order may change, but not who they are.
        assertThat(firstThree(boxed, "label")).containsOnly("cecum");
        assertThat(firstThree(boxed, "id")).isEqualTo(firstThree(own, "id"));
        for (String file : firstThree(boxed, "file")) {
            assertThat(firstThree(own, "file")).anyMatch(whole -> whole.endsWith("/" + file));
        }
    }

    private static Set<String> firstThree(JsonNode neighbours, String key) {
        return IntStream.range(0, 3)
                .mapToObj(i -> neighbours.get(i).get(key).stringValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aModelThatMadeNoGalleryInTheBoxIsRefused() throws IOException {
        Path other = SmallModel.write(folder.resolve("other"), 8);

        assertOneLine(
                TestBox.run(box, "search", "--model", other, red),
                "no gallery that comes with this build of Retroflex was made by the model '" + other + "'",
                "--gallery",
                "retroflex gallery build --model " + other);
    }

    @Test
    void aDamagedBoxIsRefused() throws IOException {
        Files.writeString(box.resolve("facts.csv"), "picture-id\n");

        CommandRun run = TestBox.run(box, "search", "--model", model, red);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).contains("is damaged: its facts.csv has SHA-256", "install or build Retroflex again");
    }

    @Test
    void neighboursAreFoundByTheirNamesHoweverDeepTheyLie() throws IOException {
        Path elsewhere = folder.resolve("elsewhere/lower-gi-tract/cecum");
        Files.createDirectories(elsewhere);
        Files.move(data.resolve("cecum/cecum-1.png"), elsewhere.resolve("cecum-1.png"));

        CommandRun run =
                TestBox.run(box, "search", "--model", model, red, "-k", 3, "--pictures", folder.resolve("elsewhere"));

        assertThat(run.out())
                .contains("  " + elsewhere.resolve("cecum-1.png"))
                .contains("  cecum-0.png")
                .contains("  cecum-2.png");
    }

    @Test
    void thePageShowsTheNeighboursWhosePicturesAreThere() throws IOException {
        Path page = folder.resolve("pages/answer.html");

        CommandRun run = TestBox.run(box, "search", "--model", model, red, "-k", 3, "--page", page);

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.errors()).contains("page: " + page);
        assertThat(Files.readString(page))
                .contains(
                        "the gallery in the box of light, 9 pictures",
                        "red.png",
                        "cecum-0.png",
                        "no picture",
                        "drawn by a test")
                .contains("retrospective quality audit, not a diagnosis")
                .containsOnlyOnce("data:image/jpeg");

        TestBox.run(box, "search", "--model", model, red, "-k", 3, "--page", page, "--pictures", data);
        String shown = Files.readString(page);
        assertThat(shown).doesNotContain("no picture");
        assertThat(shown.split("data:image/jpeg", -1)).hasSize(1 + 4);
    }

    @Test
    void wrongPlacesAreSaidBeforeAnythingIsDone() {
        Path nothing = folder.resolve("nothing");

        assertOneLine(
                TestBox.run(box, "search", "--model", model, red, "--pictures", nothing), nothing + " is no folder");
        CommandRun misuse = TestBox.run(box, "search", "--model", model, red, "--page", "answer.pdf");
        assertThat(misuse.exit()).isEqualTo(2);
        assertThat(misuse.errors()).contains("--page is answer.pdf; name a file that ends in .html");
    }

    private static void assertOneLine(CommandRun run, String... parts) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).hasSize(1);
        assertThat(run.errors()).startsWith("retroflex: ").contains(parts);
    }
}
