package io.retroflex.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.retroflex.audit.desk.AuditDesk;
import io.retroflex.audit.procedure.Photograph;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.PictureEmbedder;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Desks that take each other's place while audits go on. */
class DesksTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Boolean> free = new CompletableFuture<>();
    private final List<AuditDesk> made = new ArrayList<>();
    private final Procedure procedure = new Procedure("procedure", List.of(photograph("one"), photograph("other")));

    @TempDir
    private Path folder;

    private DualEmbedder embedder;
    private Pseudonyms pseudonyms;
    private Protocol protocol;
    private Desks desks;

    @BeforeEach
    void open() throws IOException {
        embedder = DualEmbedder.of(SmallModel.of("mobilenet", 16), EmbedderOptions.forFew());
        pseudonyms = Pseudonyms.withKeyIn(folder.resolve("key"));
        protocol = Protocols.open("hyperkvasir-lower");
        desks = new Desks(this::desk, state("before"));
    }

    @AfterEach
    void close() {
        desks.close();
        embedder.close();
    }

    @Test
    void anAuditEndsAtTheDeskWhereItBeganWhichIsClosedThenAndNewOnesAreMadeByTheNewPictures() throws Exception {
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            Future<Answer<ProcedureAudit>> begun = one.submit(() -> desks.audit(procedure, protocol, Filter.ALL));
            asked.await();

            desks.exchange(state("after"));
            desks.await();
            assertThat(desks.provenance().gallery()).isEqualTo("after");
            free.complete(true);

            // Its second photograph is read after the exchange.
            assertThat(begun.get().found().readings()).hasSize(2);
            assertThat(begun.get().by().gallery()).isEqualTo("before");
        }
        assertThat(desks.audit(procedure, protocol, Filter.ALL).by().gallery()).isEqualTo("after");
        assertThatExceptionOfType(RejectedExecutionException.class)
                .as("the first desk is closed")
                .isThrownBy(() -> made.getFirst().audit(procedure, protocol));
    }

    @Test
    void ofManyStatesTheLastHoldsAndOneThatCannotBeCalibratedLeavesTheOneBefore() throws Exception {
        free.complete(true);
        for (int i = 0; i < 20; i++) {
            desks.exchange(state("state " + i));
        }
        desks.await();
        assertThat(desks.provenance().gallery()).isEqualTo("state 19");

        ExactGallery unlabelled = new ExactGallery(new GalleryHeader(16, "f00d", "model"));
        desks.exchange(new Asked(unlabelled, provenance("none")));
        desks.await();

        assertThat(desks.audit(procedure, protocol, Filter.ALL).by().gallery()).isEqualTo("state 19");
    }

    private AuditDesk desk(GalleryReader pictures) {
        AuditDesk desk = new AuditDesk(new OneByOne(), pictures, false, pseudonyms);
        made.add(desk);
        return desk;
    }

    /** Waits at its first picture until it is let go. */
    private final class OneByOne implements PictureEmbedder {
        @Override
        public int batch() {
            return 1;
        }

        @Override
        public DualEmbedder.Prepared prepareFramed(Function<Framing, Picture> framed) {
            return embedder.prepareFramed(framed);
        }

        @Override
        public List<Embedding> embedPrepared(List<DualEmbedder.Prepared> pictures) {
            asked.countDown();
            free.join();
            return embedder.embedPrepared(pictures);
        }
    }

    private Asked state(String name) {
        ExactGallery gallery = new ExactGallery(new GalleryHeader(embedder.dimension(), "f00d", "model"));
        for (int i = 0; i < 6; i++) {
            gallery.put(List.of(new Entry(
                    "id" + i, embedder.embed(picture(40 * i)), Facts.of(Map.of(Facts.LABEL, "label" + i % 2)))));
        }
        gallery.commit();
        return new Asked(gallery, provenance(name));
    }

    private static Provenance provenance(String name) {
        return new Provenance("model", "f00d", name, "0", 6, Optional.empty(), LocalDate.EPOCH);
    }

    private static Photograph photograph(String id) {
        return new Photograph(id, () -> new Photograph.Loaded(id, picture(100), Optional.empty()));
    }

    private static Picture picture(int shade) {
        byte[] rgb = new byte[3 * 64 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i % 3 == 0 ? 200 : shade);
        }
        return new Picture(64, 64, rgb);
    }
}
