package io.retroflex.benchmarks.explain;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.explain.Explainer;
import io.retroflex.vision.explain.HeatMap;
import io.retroflex.vision.explain.Occlusion;
import io.retroflex.vision.explain.Occlusion.Fill;
import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hides the hottest fifth of queries' tiles, the coolest, as many at random and as many elsewhere, and prints how far the cosine to the
 * neighbour falls. Arguments: a model, a data folder, the number of pairs (70), and {@code all} for the other ways to make
 * heat beside the one that ships.
 */
public final class ExplanationCheck {
    private static final int DRAWS = 10;
    private static final int TURNS = 7;

    private ExplanationCheck() {}

    /** A way to make heat over the query. */
    private interface Way {
        HeatMap heat(Pair pair) throws IOException;
    }

    /** Runs the check. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException(
                    "give a model, in the box or a folder, and a folder of labelled pictures");
        }
        Model model = model(arguments[0]);
        int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 70;
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forMany())) {
            List<Pair> pairs = Pair.of(Dataset.read(Path.of(arguments[1])), embedder, count);
            System.out.println(pairs.size() + " pairs of " + arguments[1] + ", model "
                    + model.description().name());
            if (arguments.length < 4) {
                try (Explainer explainer = Explainer.of(model, EmbedderOptions.forMany())) {
                    check("as shipped", occlusion(explainer), pairs, embedder);
                }
                return;
            }
            try (CellFeatures cells = CellFeatures.of(model)) {
                check(
                        "best matches of cells",
                        pair -> cells.bestMatches(pair.query(), pair.neighbour()),
                        pairs,
                        embedder);
                check("cells left out", pair -> cells.withoutCells(pair.query(), pair.neighbour()), pairs, embedder);
            }
            for (Occlusion occlusion : List.of(
                    new Occlusion(8, 2, Fill.OWN_MEAN),
                    new Occlusion(8, 1, Fill.PICTURE_MEAN),
                    new Occlusion(8, 2, Fill.PICTURE_MEAN),
                    new Occlusion(10, 3, Fill.PICTURE_MEAN))) {
                try (Explainer explainer = Explainer.of(model, EmbedderOptions.forMany(), occlusion)) {
                    String name = occlusion.fill() + " " + occlusion.cells() + "/" + occlusion.span();
                    check(name, occlusion(explainer), pairs, embedder);
                }
            }
        }
    }

    private static Way occlusion(Explainer explainer) {
        return pair -> explainer.heat(pair.query(), pair.neighbour());
    }

    private static Model model(String name) throws IOException {
        Path folder = Path.of(name);
        return ModelFolder.isModel(folder) || !BoxedModel.NAMES.contains(name)
                ? ModelFolder.open(folder)
                : BoxedModel.named(name).orElseThrow().open();
    }

    private static void check(String name, Way way, List<Pair> pairs, DualEmbedder embedder) throws IOException {
        List<HeatMap> heats = new ArrayList<>();
        for (Pair pair : pairs) {
            heats.add(way.heat(pair));
        }
        for (Tiles.Cover cover : Tiles.Cover.values()) {
            List<Falls> falls = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                HeatMap borrowed = heats.get((i + 1) % heats.size());
                falls.add(falls(pairs.get(i), heats.get(i), borrowed, cover, embedder, new Random(i)));
            }
            System.out.println(new FallsOfPairs(falls).line(name + ", " + cover));
        }
    }

    /** Hidden are the hottest, the coolest, the borrowed, the turned, then the draws, in one go. */
    private static Falls falls(
            Pair pair, HeatMap heat, HeatMap borrowed, Tiles.Cover cover, DualEmbedder embedder, Random random) {
        Map<Framing, Picture> framed = new LinkedHashMap<>();
        embedder.prepareFramed(framing -> framed.computeIfAbsent(framing, own -> own.apply(pair.query())));
        List<Integer> seen = Tiles.seen(framed.values().iterator().next());
        int fifth = Math.round(seen.size() / 5f);
        List<Integer> hottest = Tiles.hottestFirst(seen, heat::between);
        List<List<Integer>> hidden = new ArrayList<>();
        hidden.add(hottest.subList(0, fifth));
        hidden.add(hottest.subList(seen.size() - fifth, seen.size()));
        hidden.add(Tiles.hottestFirst(seen, borrowed::between).subList(0, fifth));
        for (int way = 1; way <= TURNS; way++) {
            Tiles.Heat turned = ((Tiles.Heat) heat::between).turned(way);
            hidden.add(Tiles.hottestFirst(seen, turned).subList(0, fifth));
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Integer> shuffled = new ArrayList<>(seen);
            Collections.shuffle(shuffled, random);
            hidden.add(shuffled.subList(0, fifth));
        }
        List<Embedding> embeddings = embedder.embedPrepared(hidden.stream()
                .map(tiles -> embedder.prepareFramed(framing -> cover.over(framed.get(framing), tiles)))
                .toList());
        Embedding there = embedder.embed(pair.neighbour());
        double whole = embedder.embed(pair.query()).cosine(there);
        double[] falls = embeddings.stream()
                .mapToDouble(embedding -> whole - embedding.cosine(there))
                .toArray();
        double turned = Arrays.stream(falls).skip(3).limit(TURNS).average().orElseThrow();
        double drawn = Arrays.stream(falls).skip(3 + TURNS).average().orElseThrow();
        return new Falls(falls[0], drawn, falls[1], falls[2], turned);
    }
}
