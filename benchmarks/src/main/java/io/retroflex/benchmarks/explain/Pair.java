package io.retroflex.benchmarks.explain;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A query and its first neighbour. */
record Pair(String name, Picture query, Picture neighbour) {
    private static final int SEED = 11;

    /**
     * Queries of the split test, each with its nearest picture of train; without splits, of each against all others. Labels
     * take turns, so that each gives as many queries as it can.
     */
    static List<Pair> of(Dataset data, DualEmbedder embedder, int count) throws IOException, InterruptedException {
        List<LabelledPicture> queries = split(data, "test");
        List<LabelledPicture> gallery = split(data, "train");
        List<LabelledPicture> chosen = inTurn(queries, count);
        List<Embedding> embeddings = embed(gallery, embedder);
        List<Pair> pairs = new ArrayList<>();
        for (LabelledPicture picture : chosen) {
            Picture query = PictureReader.read(picture.file());
            Embedding asked = embedder.embed(query);
            int nearest = -1;
            for (int i = 0; i < gallery.size(); i++) {
                if (!gallery.get(i).equals(picture)
                        && (nearest < 0 || asked.cosine(embeddings.get(i)) > asked.cosine(embeddings.get(nearest)))) {
                    nearest = i;
                }
            }
            LabelledPicture neighbour = gallery.get(nearest);
            pairs.add(new Pair(picture.name() + " - " + neighbour.name(), query, PictureReader.read(neighbour.file())));
        }
        return pairs;
    }

    private static List<Embedding> embed(List<LabelledPicture> gallery, DualEmbedder embedder)
            throws InterruptedException {
        List<Embedding> embeddings = new ArrayList<>();
        new EmbeddingStream(embedder, id -> true)
                .run(gallery.stream().map(LabelledPicture::file).toList(), outcome -> {
                    if (outcome instanceof EmbeddingStream.Embedded embedded) {
                        embeddings.add(embedded.embedding());
                    } else {
                        throw new IllegalArgumentException(outcome.file() + " is no picture that can be read");
                    }
                });
        return embeddings;
    }

    private static List<LabelledPicture> split(Dataset data, String name) {
        List<LabelledPicture> of = data.pictures().stream()
                .filter(picture -> picture.column("split").orElse(name).equals(name))
                .toList();
        if (of.size() < 2) {
            throw new IllegalArgumentException(data.root() + " has no pictures of the split " + name);
        }
        return of;
    }

    private static List<LabelledPicture> inTurn(List<LabelledPicture> pictures, int count) {
        List<LabelledPicture> shuffled = new ArrayList<>(pictures);
        Collections.shuffle(shuffled, new Random(SEED));
        Map<String, List<LabelledPicture>> byLabel = new TreeMap<>();
        for (LabelledPicture picture : shuffled) {
            byLabel.computeIfAbsent(picture.label(), label -> new ArrayList<>()).add(picture);
        }
        List<LabelledPicture> chosen = new ArrayList<>();
        for (int turn = 0; chosen.size() < Math.min(count, pictures.size()); turn++) {
            for (List<LabelledPicture> label : byLabel.values()) {
                if (turn < label.size() && chosen.size() < count) {
                    chosen.add(label.get(turn));
                }
            }
        }
        return chosen;
    }
}
