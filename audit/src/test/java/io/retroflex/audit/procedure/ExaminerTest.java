package io.retroflex.audit.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExaminerTest {
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void aThumbnailIsDrawnWhileAPhotographIsReadForNobodyKnowsHowLongItStays() throws Exception {
        Examined examined = examine(new Photograph("one", this::content));

        byte[] thumbnail = examined.thumbnail().get();

        assertThat(thumbnail).isEqualTo(PhotographThumbnail.of(picture()));
        assertThat(read).hasValue(1);
    }

    @Test
    void theThumbnailOfAPhotographThatIsDrawnElsewhereIsNotDrawnBeforeSomebodyLooks() throws Exception {
        AtomicInteger drawn = new AtomicInteger();
        Examined examined = examine(new Photograph(
                "one", this::content, Optional.of(() -> new byte[] {(byte) drawn.incrementAndGet()})));
        assertThat(drawn).hasValue(0);

        byte[] thumbnail = examined.thumbnail().get();

        assertThat(thumbnail).containsExactly(1);
        assertThat(read).as("the photograph itself").hasValue(1);
    }

    private static Examined examine(Photograph photograph) throws IOException, InterruptedException {
        ExactGallery gallery = new ExactGallery(new GalleryHeader(16, "f00d", "model"));
        gallery.put(List.of(new Entry("id", Embedding.normalized(unit()), Facts.of(Map.of(Facts.LABEL, "cecum")))));
        gallery.commit();
        try (DualEmbedder embedder = DualEmbedder.of(SmallModel.of("mobilenet", 16), EmbedderOptions.forFew());
                Examiner examiner = new Examiner(embedder, gallery)) {
            return examiner.examine(new Procedure("procedure", List.of(photograph)))
                    .photographs()
                    .getFirst();
        }
    }

    private static float[] unit() {
        float[] values = new float[16];
        values[0] = 1;
        return values;
    }

    private Photograph.Loaded content() {
        read.incrementAndGet();
        return new Photograph.Loaded("id", picture(), Optional.empty());
    }

    private static Picture picture() {
        byte[] rgb = new byte[3 * 300 * 300];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (100 + i % 3 * 40 + i % 7);
        }
        return new Picture(300, 300, rgb);
    }
}
