package io.retroflex.vision.explain;

import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.DualEmbedder.Prepared;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Preprocessing;
import io.retroflex.vision.picture.Sizing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what the cosine of two pictures comes from, by hiding parts of them; see docs/explain.md. */
public final class Explainer implements AutoCloseable {
    private static final Occlusion OCCLUSION = new Occlusion(8, 2, Occlusion.Fill.PICTURE_MEAN);

    private final DualEmbedder embedder;
    private final List<Framing> framings;
    private final Occlusion occlusion;

    private Explainer(DualEmbedder embedder, List<Framing> framings, Occlusion occlusion) {
        this.embedder = embedder;
        this.framings = framings;
        this.occlusion = occlusion;
    }

    /**
     * An explainer of a model's embeddings.
     *
     * @throws CheckpointException if an adapter does not fit its base
     */
    public static Explainer of(Model model, EmbedderOptions options) throws CheckpointException {
        return of(model, options, OCCLUSION);
    }

    /** As above, with another window. */
    public static Explainer of(Model model, EmbedderOptions options, Occlusion occlusion) throws CheckpointException {
        return new Explainer(
                DualEmbedder.of(model, options),
                model.description().views().stream()
                        .map(Preprocessing::framing)
                        .distinct()
                        .toList(),
                occlusion);
    }

    /** Explains why two pictures are as near, or as far, as they are. */
    public Explanation explain(Picture query, Picture neighbour) {
        Seen here = look(query);
        Seen there = look(neighbour);
        return new Explanation(
                here.whole.cosine(there.whole),
                new Explanation.Side(here.picture, here.cells.towards(there.whole)),
                new Explanation.Side(there.picture, there.cells.towards(here.whole)),
                Matching.strongest(here.cells, there.cells));
    }

    /** The heat over the query alone, in half the time. */
    public HeatMap heat(Picture query, Picture neighbour) {
        return look(query).cells.towards(embedder.embed(neighbour));
    }

    private record Seen(Picture picture, Embedding whole, Contributions cells) {}

    private Seen look(Picture picture) {
        Map<Framing, Picture> framed = new LinkedHashMap<>();
        for (Framing framing : framings) {
            framed.put(framing, framing.apply(picture));
        }
        Embedding whole = embedder.embedPrepared(List.of(embedder.prepareFramed(framed::get)))
                .getFirst();
        return new Seen(sight(picture), whole, Contributions.of(occlusion, whole, hidden(framed)));
    }

    /** What is only stretched to the network's size loses nothing: it is shown with its own shape and sharpness. */
    private Picture sight(Picture picture) {
        Framing framing = framings.getFirst();
        return framing.sizing() instanceof Sizing.Stretch
                ? framing.view(picture).apply(picture)
                : framing.apply(picture);
    }

    /** In parts, so that the prepared pictures of a large network do not stand in memory all at once. */
    private List<Embedding> hidden(Map<Framing, Picture> framed) {
        List<Embedding> embeddings = new ArrayList<>();
        List<Prepared> batch = new ArrayList<>();
        for (int i = 0; i < occlusion.windows(); i++) {
            int window = i;
            batch.add(embedder.prepareFramed(framing -> occlusion.hide(framed.get(framing), window)));
            if (batch.size() == embedder.batch() || i + 1 == occlusion.windows()) {
                embeddings.addAll(embedder.embedPrepared(batch));
                batch.clear();
            }
        }
        return embeddings;
    }

    @Override
    public void close() {
        embedder.close();
    }
}
