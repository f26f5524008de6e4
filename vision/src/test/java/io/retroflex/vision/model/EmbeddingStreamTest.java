package io.retroflex.vision.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.EmbeddingStream.Embedded;
import io.retroflex.vision.model.EmbeddingStream.Outcome;
import io.retroflex.vision.model.EmbeddingStream.Refused;
import io.retroflex.vision.model.EmbeddingStream.Unwanted;
import io.retroflex.vision.picture.PictureId;
import io.retroflex.vision.picture.PictureReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingStreamTest {
    @TempDir
    private Path folder;

    @Test
    void everyFileHasItsOutcomeInTheOrderOfTheFiles() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            files.add(i % 5 == 3 ? noPicture(i) : picture(i));
        }
        String unwanted = PictureId.of(Files.readAllBytes(files.get(7)));
        List<Outcome> outcomes = new ArrayList<>();

        try (DualEmbedder embedder = embedder(4)) {
            new EmbeddingStream(embedder, id -> !id.equals(unwanted)).run(files, outcomes::add);

            assertThat(outcomes).extracting(Outcome::file).containsExactlyElementsOf(files);
            for (int i = 0; i < files.size(); i++) {
                if (i % 5 == 3) {
                    assertThat(outcomes.get(i)).isInstanceOf(Refused.class);
                    assertThat(((Refused) outcomes.get(i)).reason())
                            .contains(files.get(i).getFileName().toString());
                } else if (i == 7) {
                    assertThat(outcomes.get(i)).isEqualTo(new Unwanted(files.get(i), unwanted));
                } else {
                    assertSameAsAlone(embedder, (Embedded) outcomes.get(i));
                }
            }
        }
    }

    @Test
    void noFilesAreNoOutcomes() throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (DualEmbedder embedder = embedder(4)) {
            new EmbeddingStream(embedder, id -> true).run(List.of(), outcomes::add);
        }
        assertThat(outcomes).isEmpty();
    }

    @Test
    void aBatchThatIsNotFullIsEmbeddedToo() throws Exception {
        List<Path> files = List.of(picture(1), picture(2), picture(3));
        List<Outcome> outcomes = new ArrayList<>();
        try (DualEmbedder embedder = embedder(2)) {
            new EmbeddingStream(embedder, id -> true).run(files, outcomes::add);
        }
        assertThat(outcomes).hasSize(3).allMatch(outcome -> outcome instanceof Embedded);
    }

    private static void assertSameAsAlone(DualEmbedder embedder, Embedded embedded) throws IOException {
        Embedding alone = embedder.embed(PictureReader.read(embedded.file()));
        assertThat(embedded.id()).isEqualTo(PictureId.of(embedded.file()));
        assertThat(embedded.embedding().cosine(alone)).isGreaterThan(0.99999f);
    }

    private Path picture(int i) throws IOException {
        BufferedImage image = new BufferedImage(48, 40, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 48; x++) {
                image.setRGB(x, y, (i * 37 + x * 5) % 256 << 16 | (y * 6 + i * 11) % 256 << 8 | (i * 71) % 256);
            }
        }
        Path file = folder.resolve("picture-" + i + ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Path noPicture(int i) throws IOException {
        return Files.writeString(folder.resolve("broken-" + i + ".jpg"), "not a picture");
    }

    private static DualEmbedder embedder(int batch) throws IOException {
        return DualEmbedder.of(SmallModel.of("mobilenet", 16), new EmbedderOptions(batch, 2, 1));
    }
}
