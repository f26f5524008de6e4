package io.retroflex.vision.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.picture.NamedFrame;
import io.retroflex.vision.picture.Picture;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that sees the field of view does not see who the patient is. */
class BurnedInTextEmbeddingTest {
    private static final List<Picture> PAIR = pair();

    @Test
    void aNameBesideTheFieldChangesNoEmbedding() throws Exception {
        try (DualEmbedder embedder = DualEmbedder.of(SmallModel.of("retroflex", 16), EmbedderOptions.forMany())) {
            assertThat(embedder.embed(PAIR.getLast()).values())
                    .containsExactly(embedder.embed(PAIR.getFirst()).values());
        }
    }

    /** The whole picture has the name in it, and so has what a model makes of it. */
    @Test
    void aModelOfWholePicturesSeesTheName() throws Exception {
        try (DualEmbedder embedder = DualEmbedder.of(SmallModel.of("mobilenet", 16), EmbedderOptions.forMany())) {
            assertThat(embedder.embed(PAIR.getLast()).values())
                    .isNotEqualTo(embedder.embed(PAIR.getFirst()).values());
        }
    }

    private static List<Picture> pair() {
        try {
            return NamedFrame.pair(new Color(210, 70, 60));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
