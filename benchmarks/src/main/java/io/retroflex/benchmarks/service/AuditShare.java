package io.retroflex.benchmarks.service;

import io.retroflex.audit.desk.AuditDesk;
import io.retroflex.audit.procedure.Photograph;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.benchmarks.TemporaryFolder;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What audits leave of the embedder's pace when no service is around them: {@code starter} audits procedures of forty photographs,
 * as many at once as the service, in turn with the embedder alone. No service can do better than this.
 *
 * <p>{@code DATA [ROUNDS]}.
 */
public final class AuditShare {
    private static final int PHOTOGRAPHS = 40;
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private final AuditDesk desk;
    private final Protocol protocol;
    private final List<Path> files;
    private final AtomicInteger next = new AtomicInteger();

    private AuditShare(AuditDesk desk, Protocol protocol, List<Path> files) {
        this.desk = desk;
        this.protocol = protocol;
        this.files = files;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        if (arguments.length == 0) {
            System.err.println("benchmarks/run share DATA [ROUNDS]");
            System.exit(2);
        }
        List<Path> files = Dataset.read(Path.of(arguments[0]).toRealPath()).pictures().stream()
                .map(LabelledPicture::file)
                .toList();
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Alternation.ROUNDS;
        Model model = BoxedModel.named("starter").orElseThrow().open();
        try (TemporaryFolder folder = TemporaryFolder.create("audit-share-");
                Alone alone = Alone.warm(model, files);
                ExactGallery gallery =
                        BoxedGallery.named("starter").orElseThrow().open();
                DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forMany());
                AuditDesk desk = new AuditDesk(
                        embedder,
                        gallery,
                        true,
                        Pseudonyms.withKeyIn(folder.path().resolve("pseudonym.key")))) {
            AuditShare share = new AuditShare(desk, Protocols.open("hyperkvasir-lower"), files);
            share.audits(WARM_UP);
            System.out.println("in turn: audits, the embedder alone");
            List<Rate> audits = new ArrayList<>();
            List<Rate> embedding = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                audits.add(share.audits(Alternation.TURN));
                embedding.add(alone.rate(Alternation.TURN));
                System.out.printf("%s; %s%n", audits.getLast(), embedding.getLast());
            }
            new Alternation(audits, embedding).print("audits");
        }
    }

    /** The rate of audits in about that time. */
    private Rate audits(Duration time) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        Duration before = Rate.used(ProcessHandle.current());
        AtomicInteger photographs = new AtomicInteger();
        try (ExecutorService auditors = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(auditors.submit(() -> {
                    while (System.nanoTime() < end) {
                        desk.audit(procedure(), protocol);
                        photographs.addAndGet(PHOTOGRAPHS);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        Duration used = Rate.used(ProcessHandle.current()).minus(before);
        return Rate.of(photographs.get(), System.nanoTime() - began, used);
    }

    private Procedure procedure() {
        int from = next.getAndAdd(PHOTOGRAPHS);
        List<Photograph> photographs = new ArrayList<>();
        for (int i = from; i < from + PHOTOGRAPHS; i++) {
            Path file = files.get(Math.floorMod(i, files.size()));
            Photograph photograph = Photograph.of(file.toString(), () -> Files.readAllBytes(file));
            photographs.add(
                    new Photograph(photograph.name(), photograph.content(), Optional.of(AuditShare::thumbnail)));
        }
        return new Procedure("procedure", photographs);
    }

    /** As in the service: drawn when somebody looks, and here nobody does. */
    private static byte[] thumbnail() {
        throw new IllegalStateException("nobody looks at thumbnails here");
    }
}
