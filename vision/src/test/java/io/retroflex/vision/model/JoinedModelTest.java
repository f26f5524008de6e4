package io.retroflex.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two models of one branch become one of two, and come apart again. */
class JoinedModelTest {
    private final Model first = SmallModel.of("mobilenet", 16);
    private final Model second = SmallModel.of("retroflex", 8);

    @Test
    void theBranchesStandEndToEnd() {
        Model joined = JoinedModel.of(first, second);

        assertThat(joined.description().dimension()).isEqualTo(24);
        assertThat(joined.description().name()).isEqualTo("small and small");
        assertThat(joined.description().branches())
                .containsExactly(
                        first.description().branches().getFirst(),
                        second.description().branches().getFirst());
        assertThat(joined.parts())
                .containsExactly(first.parts().getFirst(), second.parts().getFirst());
        assertThat(joined.description().provenance())
                .containsEntry("branch 1, made", "by a test")
                .containsEntry("branch 2, made", "by a test");
    }

    @Test
    void aBranchAloneIsTheModelThatItCameFrom(@TempDir Path folder) throws IOException {
        Model alone = JoinedModel.branch(JoinedModel.of(first, second), 1);

        assertThat(ModelFolder.write(folder.resolve("alone"), alone).fingerprint())
                .isEqualTo(ModelFolder.write(folder.resolve("second"), second).fingerprint());
    }

    @Test
    void anEmbeddingIsBothEmbeddingsEndToEnd() throws IOException {
        float[] joined = embedded(JoinedModel.of(first, second));

        float[] one = embedded(first);
        float[] other = embedded(second);
        for (int i = 0; i < joined.length; i++) {
            float part = i < one.length ? one[i] : other[i - one.length];
            assertThat(joined[i] * Math.sqrt(2)).isCloseTo(part, Offset.offset(1e-4));
        }
    }

    @Test
    void aModelOfTwoBranchesIsNotJoinedOn() {
        Model joined = JoinedModel.of(first, second);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoinedModel.of(first, joined))
                .withMessageContaining("'small and small' has 2 branches");
    }

    private static float[] embedded(Model model) throws IOException {
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forPictures(1))) {
            float[] values = embedder.embed(picture()).values();
            return Arrays.copyOf(values, values.length);
        }
    }

    private static Picture picture() {
        byte[] rgb = new byte[3 * 40 * 40];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 31 % 251);
        }
        return new Picture(40, 40, rgb);
    }
}
