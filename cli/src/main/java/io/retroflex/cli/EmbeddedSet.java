package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.model.EmbeddingStream.Embedded;
import io.retroflex.vision.model.EmbeddingStream.Refused;
import io.retroflex.vision.model.EmbeddingStream.Unwanted;
import io.retroflex.vision.picture.DifferenceHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Labelled pictures with their embeddings, for an evaluation.
 *
 * @param looks of each picture, by id
 * @param files of each picture, by id
 */
record EmbeddedSet(List<Entry> entries, Map<String, DifferenceHash> looks, Map<String, Path> files) {
    /** Embeds pictures; one that cannot be read, or is there twice, goes to the bad files. */
    static EmbeddedSet of(List<LabelledPicture> pictures, DualEmbedder embedder, BadFiles bad, String task)
            throws InterruptedException {
        Map<Path, LabelledPicture> byFile = new LinkedHashMap<>();
        pictures.forEach(picture -> byFile.put(picture.file(), picture));
        List<Entry> entries = new ArrayList<>();
        Map<String, DifferenceHash> looks = new HashMap<>();
        Map<String, Path> files = new HashMap<>();
        try (Progress progress = Progress.of(task, "pictures", 1, byFile.size())) {
            int[] done = {0};
            new EmbeddingStream(embedder, id -> true).run(byFile.keySet(), outcome -> {
                switch (outcome) {
                    case Refused refused -> bad.add(refused.reason());
                    case Unwanted unwanted -> throw new IllegalStateException("every picture is wanted");
                    case Embedded embedded -> {
                        Path first = files.putIfAbsent(embedded.id(), embedded.file());
                        if (first != null) {
                            bad.add(embedded.file() + ": the same picture as " + first + "; it counts once");
                        } else {
                            looks.put(embedded.id(), embedded.look());
                            LabelledPicture picture = byFile.get(embedded.file());
                            entries.add(new Entry(embedded.id(), embedded.embedding(), GalleryFiller.facts(picture)));
                        }
                    }
                }
                progress.at(++done[0]);
            });
        }
        return new EmbeddedSet(entries, looks, files);
    }

    /** The looks of both, as an evaluation takes them. */
    static Map<String, long[]> hashes(EmbeddedSet one, EmbeddedSet other) {
        Map<String, long[]> hashes = new HashMap<>();
        for (EmbeddedSet set : List.of(one, other)) {
            set.looks.forEach((id, look) ->
                    hashes.put(id, new long[] {look.first(), look.second(), look.third(), look.fourth()}));
        }
        return hashes;
    }
}
