package io.retroflex.cli;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.model.EmbeddingStream.Embedded;
import io.retroflex.vision.model.EmbeddingStream.Refused;
import io.retroflex.vision.model.EmbeddingStream.Unwanted;
import io.retroflex.vision.picture.DifferenceHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Labelled pictures with their embeddings, for an evaluation.
 *
 * @param looks of each picture, by id
 * @param sources of each picture that can be had, by id
 */
record EmbeddedSet(List<Entry> entries, Map<String, DifferenceHash> looks, Map<String, PictureSource> sources) {
    private static final Pattern EXTENSION = Pattern.compile("\\.[^.]*$");

    /** A dozen hexadecimal digits in a row: the end of a UUID, or a seed. */
    private static final Pattern UNIQUE = Pattern.compile("\\p{XDigit}{12}");

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
        Map<String, PictureSource> sources = new HashMap<>();
        files.forEach((id, file) -> sources.put(id, PictureSource.file(file)));
        return new EmbeddedSet(entries, looks, sources);
    }

    /** The pictures of a gallery; how they look is not kept there. */
    static EmbeddedSet of(GalleryReader gallery, NeighbourPictures pictured) throws IOException {
        List<Entry> entries = new ArrayList<>();
        gallery.forEach(Filter.ALL, entries::add);
        Map<String, PictureSource> sources = new HashMap<>();
        for (Entry entry : entries) {
            pictured.source(entry.facts()).ifPresent(source -> sources.put(entry.id(), source));
        }
        return new EmbeddedSet(entries, Map.of(), sources);
    }

    /**
     * Without the pictures that another set has too: the same content, or the same file name, if it was made to be the
     * only one, as HyperKvasir's are: a picture that was cut or saved anew is known by it. {@code 1.jpg} says nothing.
     */
    EmbeddedSet without(EmbeddedSet other) {
        Set<String> known = new HashSet<>();
        other.entries.forEach(entry -> {
            known.add(entry.id());
            name(entry).ifPresent(known::add);
        });
        return new EmbeddedSet(
                entries.stream()
                        .filter(entry -> !known.contains(entry.id()))
                        .filter(entry -> name(entry).filter(known::contains).isEmpty())
                        .toList(),
                looks,
                sources);
    }

    private static Optional<String> name(Entry entry) {
        return entry.facts()
                .get(Facts.FILE)
                .map(file -> EXTENSION.matcher(GalleryBox.base(file)).replaceFirst(""))
                .filter(name -> UNIQUE.matcher(name).find());
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
