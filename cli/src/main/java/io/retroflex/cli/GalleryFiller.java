package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Gallery;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.model.EmbeddingStream.Embedded;
import io.retroflex.vision.model.EmbeddingStream.Outcome;
import io.retroflex.vision.model.EmbeddingStream.Refused;
import io.retroflex.vision.model.EmbeddingStream.Unwanted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the pictures of a data set into a gallery and commits as it goes, so that a run that is cut off goes on where it
 * stopped: a picture that is there is not embedded again.
 */
final class GalleryFiller {
    /** The column that says which folder a picture's file lies in. */
    static final String FOLDER = "folder";

    /** What is lost at most when the process dies: so many pictures, or so much time if they come slowly. */
    private static final int COMMIT_EVERY_PICTURES = 256;

    private static final long COMMIT_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Gallery gallery;
    private final BadFiles bad;
    private final Map<String, LabelledPicture> seen = new HashMap<>();
    private final List<Entry> waiting = new ArrayList<>();
    private long lastCommit = System.nanoTime();
    private int added;
    private int replaced;
    private int unchanged;

    GalleryFiller(Gallery gallery, BadFiles bad) {
        this.gallery = gallery;
        this.bad = bad;
    }

    /** What a run did. */
    record Filled(int added, int replaced, int unchanged) {
        int good() {
            return added + replaced + unchanged;
        }
    }

    /** Embeds the pictures that the gallery does not have, and brings the facts of the others up to date. */
    Filled fill(Dataset dataset, List<LabelledPicture> pictures, DualEmbedder embedder) throws InterruptedException {
        Map<Path, LabelledPicture> byFile = new LinkedHashMap<>();
        pictures.forEach(picture -> byFile.put(picture.file(), picture));
        String folder = dataset.root().toAbsolutePath().normalize().toString();
        EmbeddingStream stream =
                new EmbeddingStream(embedder, id -> gallery.get(id).isEmpty());
        try (Progress progress = Progress.of("Embedding", "pictures", 1, byFile.size())) {
            int[] done = {0};
            stream.run(byFile.keySet(), outcome -> {
                LabelledPicture picture = byFile.get(outcome.file());
                take(outcome, picture, facts(picture).with(FOLDER, folder));
                progress.at(++done[0]);
            });
            commit();
        }
        return new Filled(added, replaced, unchanged);
    }

    /** What is known of a picture: its columns and its file. */
    static Facts facts(LabelledPicture picture) {
        return Facts.of(picture.columns()).with(Facts.FILE, picture.name());
    }

    private void take(Outcome outcome, LabelledPicture picture, Facts facts) {
        switch (outcome) {
            case Refused refused -> bad.add(refused.reason());
            case Unwanted there -> {
                Optional<Entry> entry = gallery.get(there.id());
                if (isFirst(there.id(), picture) && entry.isPresent()) {
                    waiting.add(new Entry(there.id(), entry.get().embedding(), facts));
                }
            }
            case Embedded embedded -> {
                if (isFirst(embedded.id(), picture)) {
                    waiting.add(new Entry(embedded.id(), embedded.embedding(), facts));
                }
            }
        }
        if (waiting.size() >= COMMIT_EVERY_PICTURES || System.nanoTime() - lastCommit > COMMIT_EVERY_NANOS) {
            commit();
        }
    }

    /** One picture has one entry: the first file with its content counts, and another label for it is a contradiction. */
    private boolean isFirst(String id, LabelledPicture picture) {
        LabelledPicture first = seen.putIfAbsent(id, picture);
        if (first != null && !first.label().equals(picture.label())) {
            bad.add(picture.file() + ": the same picture as " + first.name() + ", which is labelled " + first.label()
                    + ", not " + picture.label() + "; the first stands, so remove one of the two");
        }
        return first == null;
    }

    private void commit() {
        Gallery.Change change = gallery.put(waiting);
        gallery.commit();
        added += change.added();
        replaced += change.replaced();
        unchanged += change.unchanged();
        waiting.clear();
        lastCommit = System.nanoTime();
    }
}
