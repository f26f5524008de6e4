package io.retroflex.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Symmetry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A model that looks at a picture more than once. */
class SymmetricEmbedderTest {
    private static final EmbedderOptions OPTIONS = new EmbedderOptions(4, 2, 1);
    /** As large as the network's input, so that no look is resampled. */
    private static final int SIDE = 32;

    @Test
    void theEmbeddingPointsWhereTheMeanOfTheLooksPoints() throws IOException {
        Model plain = SmallModel.of("mobilenet", 16);
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pictures.add(picture(i));
        }
        try (DualEmbedder one = DualEmbedder.of(plain, OPTIONS);
                DualEmbedder three = DualEmbedder.of(plain.with(List.of(Symmetry.values())), OPTIONS)) {
            List<Embedding> embeddings = three.embed(pictures);

            assertThat(embeddings).hasSameSizeAs(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                Picture picture = pictures.get(i);
                float[] sum = one.embed(picture).values().clone();
                for (Symmetry symmetry : Symmetry.values()) {
                    float[] look = one.embed(symmetry.apply(picture)).values();
                    for (int d = 0; d < sum.length; d++) {
                        sum[d] += look[d];
                    }
                }
                assertThat(embeddings.get(i).values())
                        .containsExactly(Embedding.normalized(sum).values(), within(1e-5f));
                assertThat(embeddings.get(i).cosine(one.embed(picture))).isLessThan(0.9999f);
            }
        }
    }

    @Test
    void withTheMirrorAloneAMirroredPictureHasTheSameEmbedding() throws IOException {
        Picture picture = picture(7);
        try (DualEmbedder embedder =
                DualEmbedder.of(SmallModel.of("mobilenet", 16).with(List.of(Symmetry.MIRROR)), OPTIONS)) {
            assertThat(embedder.embed(Symmetry.MIRROR.apply(picture)).values())
                    .containsExactly(embedder.embed(picture).values(), within(1e-6f));
        }
    }

    private static Picture picture(int seed) {
        Random random = new Random(seed);
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % SIDE;
            int y = i / 3 / SIDE;
            rgb[i] = (byte) (random.nextInt(40) + 3 * x + 2 * y * (i % 3) * (seed + 1) / 3);
        }
        return new Picture(SIDE, SIDE, rgb);
    }
}
