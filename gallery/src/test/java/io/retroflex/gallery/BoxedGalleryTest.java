package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxedGalleryTest {
    private static final int DIMENSION = 96;
    private static final GalleryHeader HEADER = new GalleryHeader(DIMENSION, "f00d", "/home/me/models/starter");
    private static final String CREDIT = "HyperKvasir, CC BY 4.0";

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    @Test
    void whatWasWrittenIsWhatIsOpened() throws IOException {
        List<Entry> entries = entries(30);

        BoxHeader written = BoxedGallery.write(folder, HEADER, "starter", CREDIT, entries);

        BoxedGallery boxed = BoxedGallery.in(folder).orElseThrow();
        assertThat(boxed.header()).isEqualTo(written);
        assertThat(written.pictures()).isEqualTo(Map.of("hyperkvasir", 15, "scene", 15));
        assertThat(written.size()).isEqualTo(30);
        assertThat(written.credit()).isEqualTo(CREDIT);
        try (Gallery gallery = boxed.open()) {
            assertThat(gallery.header()).isEqualTo(new GalleryHeader(DIMENSION, "f00d", "starter"));
            assertThat(gallery.size()).isEqualTo(30);
            for (Entry entry : entries) {
                assertThat(gallery.get(entry.id()).orElseThrow().facts()).isEqualTo(entry.facts());
            }
        }
    }

    @Test
    void bytesKeepEveryCosineWithinThreeThousandthsAndTheNearestOnes() throws IOException {
        List<Entry> entries = entries(200);
        BoxedGallery.write(folder, HEADER, "starter", CREDIT, entries);

        try (Gallery wide = new ExactGallery(HEADER);
                Gallery boxed = BoxedGallery.in(folder).orElseThrow().open()) {
            wide.put(entries);
            wide.commit();
            for (int i = 0; i < 50; i++) {
                Embedding query = Samples.fine(random, DIMENSION);
                Map<String, Float> expected = new HashMap<>();
                wide.neighbours(query, 200, Filter.ALL)
                        .forEach(neighbour -> expected.put(neighbour.id(), neighbour.cosine()));
                boxed.neighbours(query, 200, Filter.ALL)
                        .forEach(neighbour ->
                                assertThat(neighbour.cosine()).isCloseTo(expected.get(neighbour.id()), within(3e-3f)));
                assertThat(boxed.neighbours(query, 1, Filter.ALL).getFirst().id())
                        .isEqualTo(
                                wide.neighbours(query, 1, Filter.ALL).getFirst().id());
            }
        }
    }

    @Test
    void anotherModelIsRefused() throws IOException {
        BoxedGallery.write(folder, HEADER, "starter", CREDIT, entries(1));

        try (Gallery gallery = BoxedGallery.in(folder).orElseThrow().open()) {
            gallery.requireModel("f00d");
            assertThatThrownBy(() -> gallery.requireModel("beef"))
                    .isInstanceOf(GalleryException.class)
                    .hasMessageContaining("the gallery in the box of starter")
                    .hasMessageContaining("fingerprint f00d")
                    .hasMessageContaining("the model with fingerprint beef");
        }
    }

    @Test
    void anyChangedByteIsDamage() throws IOException {
        BoxedGallery.write(folder, HEADER, "starter", CREDIT, entries(3));
        for (String name : List.of("facts.csv", "vectors.i8")) {
            Path file = folder.resolve(name);
            byte[] sound = Files.readAllBytes(file);
            byte[] changed = sound.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);

            assertDamaged("its " + name + " has SHA-256 ");

            Files.write(file, sound);
        }
        BoxedGallery.in(folder).orElseThrow().open().close();
    }

    @Test
    void aMissingFileIsDamage() throws IOException {
        BoxedGallery.write(folder, HEADER, "starter", CREDIT, entries(3));
        Files.delete(folder.resolve("vectors.i8"));

        assertDamaged("it has no vectors.i8");
    }

    @Test
    void aHeaderThatLacksSomethingIsDamage() throws IOException {
        BoxedGallery.write(folder, HEADER, "starter", CREDIT, entries(3));
        Path json = folder.resolve("gallery.json");
        String sound = Files.readString(json);

        Files.writeString(json, sound.replace("\"fingerprint\"", "\"other\""));
        assertDamaged("gallery.json does not describe a gallery");
        Files.writeString(json, sound.replace("\"format\" : 2", "\"format\" : 1"));
        assertDamaged("it has format 1, this version reads 2");
        Files.writeString(json, "no JSON");
        assertDamaged("gallery.json does not describe a gallery");
    }

    @Test
    void filesThatDoNotBelongTogetherAreDamageEvenWithRightSums() throws IOException {
        BoxedGallery.write(folder, HEADER, "starter", CREDIT, entries(3));
        Path json = folder.resolve("gallery.json");
        String sound = Files.readString(json);

        Files.writeString(json, sound.replace("\"scene\" : 1", "\"scene\" : 2"));
        assertDamaged("facts.csv has 3 pictures, gallery.json says 4");
        Files.writeString(json, sound.replace("\"dimension\" : 96", "\"dimension\" : 95"));
        assertDamaged("3 pictures of 95 numbers are not the 306 bytes of vectors.i8");
        Files.writeString(json, sound);
        replace("vectors.i8", new byte[306]);
        assertDamaged("an embedding has length one");
    }

    @Test
    void nothingIsWrittenOfAPictureWithoutASource() {
        Entry entry = new Entry("p1", Samples.fine(random, DIMENSION), Facts.of(Map.of(Facts.LABEL, "polyp")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoxedGallery.write(folder, HEADER, "starter", CREDIT, List.of(entry)))
                .withMessageContaining("picture p1 has no source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoxedGallery.write(folder, HEADER, "starter", CREDIT, List.of()))
                .withMessageContaining("at least one picture");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whereNothingIsNothingIsFound() {
        assertThat(BoxedGallery.in(folder)).isEmpty();
        assertThat(BoxedGallery.named("no-such-model")).isEmpty();
    }

    private void assertDamaged(String rule) {
        assertThatThrownBy(() -> BoxedGallery.in(folder).orElseThrow().open())
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("the gallery in the box, " + folder)
                .hasMessageContaining(rule)
                .hasMessageContaining("install or build Retroflex again");
    }

    /** Another file in place of one, vouched for by the header. */
    private void replace(String name, byte[] bytes) throws IOException {
        Path json = folder.resolve("gallery.json");
        String before = sum(Files.readAllBytes(folder.resolve(name)));
        Files.write(folder.resolve(name), bytes);
        Files.writeString(json, Files.readString(json).replace(before, sum(bytes)), StandardCharsets.UTF_8);
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Entries of two sources by turns, with a comma in a value. */
    private List<Entry> entries(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Facts facts = Facts.of(Map.of(
                    Facts.LABEL,
                    "polyp, \"sessile\"",
                    Facts.SOURCE,
                    i % 2 == 0 ? "hyperkvasir" : "scene",
                    Facts.FILE,
                    "picture " + i + ".jpg"));
            entries.add(new Entry("id" + i, Samples.fine(random, DIMENSION), facts));
        }
        return entries;
    }
}
