package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.gallery.LuceneGallery;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.model.EmbeddingStream.Embedded;
import io.retroflex.vision.model.EmbeddingStream.Refused;
import io.retroflex.vision.model.EmbeddingStream.Unwanted;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex gallery reembed}. */
@Command(
        name = "reembed",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Embeds all pictures of a gallery anew with another model; labels and all other facts stay.",
            "The gallery changes only when every picture is done; the one before is kept beside it."
        })
final class GalleryReembed implements Callable<Integer> {
    @Parameters(paramLabel = "GALLERY", description = "The gallery's folder.")
    private Path path = Path.of("");

    @Option(names = "--model", required = true, description = "The new model's folder, or a known name.")
    private String model = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the pictures, if it is not where it was.")
    private Optional<Path> data = Optional.empty();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints. */
    record Result(String gallery, int pictures, String fingerprint, String before) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path place = path.toAbsolutePath().normalize();
        Path draft = place.resolveSibling(place.getFileName() + ".reembedding");
        Path before = place.resolveSibling(place.getFileName() + ".before");
        if (Files.exists(before)) {
            throw new Failure(before + " is there, the gallery before an earlier change; delete or move it first");
        }
        Models.Found found = Models.open(model);
        Model opened = found.model();
        GalleryHeader header = new GalleryHeader(opened.description().dimension(), opened.fingerprint(), found.place());
        int wanted;
        int done;
        try (LuceneGallery from = LuceneGallery.open(place);
                LuceneGallery to = LuceneGallery.openOrCreate(draft, header);
                DualEmbedder embedder = DualEmbedder.of(opened, EmbedderOptions.forMany())) {
            embed(from, to, embedder);
            wanted = from.size();
            done = to.size();
        }
        if (done < wanted) {
            bad.report(output, done);
            output.note(path + " is unchanged: " + (wanted - done) + " of its pictures have no file that can be read."
                    + " Bring them back, or remove them from the gallery, and run this again; " + draft
                    + " keeps what is done");
            return ExitCode.SOFTWARE;
        }
        Files.move(place, before, StandardCopyOption.ATOMIC_MOVE);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        if (output.isJson()) {
            output.printJson(new Result(path.toString(), done, header.fingerprint(), before.toString()));
        } else {
            output.print(path + ": " + done + " pictures embedded by " + found.place() + "; the gallery before is "
                    + before);
        }
        return ExitCode.OK;
    }

    /** Brings a draft up to date; one that an earlier run left may hold facts, and pictures, that are no more. */
    private void embed(LuceneGallery from, LuceneGallery to, DualEmbedder embedder) throws InterruptedException {
        Map<Path, Entry> byFile = new LinkedHashMap<>();
        from.forEach(Filter.ALL, entry -> byFile.put(file(entry.facts()), entry));
        List<String> gone = new ArrayList<>();
        to.forEach(Filter.ALL, entry -> {
            if (from.get(entry.id()).isEmpty()) {
                gone.add(entry.id());
            }
        });
        to.remove(gone);
        EmbeddingStream stream = new EmbeddingStream(embedder, id -> to.get(id).isEmpty());
        try (Progress progress = Progress.of("Embedding", "pictures", 1, byFile.size())) {
            int[] done = {0};
            stream.run(byFile.keySet(), outcome -> {
                Entry entry = byFile.get(outcome.file());
                switch (outcome) {
                    case Refused refused -> bad.add(refused.reason());
                    case Unwanted there -> {
                        if (requireSame(there.id(), entry, outcome.file())) {
                            to.get(there.id())
                                    .ifPresent(draft ->
                                            to.put(List.of(new Entry(entry.id(), draft.embedding(), entry.facts()))));
                        }
                    }
                    case Embedded embedded -> {
                        if (requireSame(embedded.id(), entry, outcome.file())) {
                            to.put(List.of(new Entry(entry.id(), embedded.embedding(), entry.facts())));
                        }
                    }
                }
                if (++done[0] % 200 == 0) {
                    to.commit();
                }
                progress.at(done[0]);
            });
            to.commit();
        }
    }

    private boolean requireSame(String id, Entry entry, Path file) {
        if (!id.equals(entry.id())) {
            bad.add(file + ": another picture lies there now than the one in the gallery, " + entry.id());
            return false;
        }
        return true;
    }

    private Path file(Facts facts) {
        String folder = facts.get(GalleryFiller.FOLDER).orElse("");
        return data.orElse(Path.of(folder)).resolve(facts.get(Facts.FILE).orElse(""));
    }
}
