package io.retroflex.cli;

import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Both sides of an evaluation, embedded: who asks, and who answers. */
record EmbeddedSides(EmbeddedSet asked, EmbeddedSet gallery) {
    /**
     * Both sides of a plan by a model.
     *
     * @throws Failure if there is nothing on a side
     */
    static EmbeddedSides of(EvaluationSides.Plan plan, Model model, BadFiles bad, Output output)
            throws IOException, InterruptedException {
        EmbeddedSet gallery;
        EmbeddedSet asked;
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forMany())) {
            gallery = EmbeddedSet.of(plan.gallery(), embedder, bad, "Embedding gallery");
            asked = plan.self() ? gallery : EmbeddedSet.of(plan.queries(), embedder, bad, "Embedding queries");
        }
        return new EmbeddedSides(asked, gallery).whole(bad, output);
    }

    /**
     * The queries of a plan against a gallery that is there already; those that it has itself are left out, and the user is
     * told.
     *
     * @throws Failure if there is nothing on a side
     */
    static EmbeddedSides of(
            EvaluationSides.Plan plan, AskedGallery answering, NeighbourPictures pictured, BadFiles bad, Output output)
            throws IOException, InterruptedException {
        EmbeddedSet known = EmbeddedSet.of(answering.gallery(), pictured);
        EmbeddedSet all;
        try (DualEmbedder embedder = DualEmbedder.of(answering.model(), EmbedderOptions.forMany())) {
            all = EmbeddedSet.of(plan.queries(), embedder, bad, "Embedding queries");
        }
        EmbeddedSet queries = all.without(known);
        int left = all.entries().size() - queries.entries().size();
        if (left > 0) {
            output.note(left + " of the pictures are in the gallery themselves and are left out");
        }
        return new EmbeddedSides(queries, known).whole(bad, output);
    }

    private EmbeddedSides whole(BadFiles bad, Output output) {
        if (gallery.entries().isEmpty() || asked.entries().isEmpty()) {
            bad.report(output, 0);
            throw new Failure("there is nothing to evaluate: no picture could be read, or none is left to ask about");
        }
        return this;
    }

    /** Where the pictures of both sides can be had, by id. */
    Map<String, PictureSource> sources() {
        Map<String, PictureSource> sources = new HashMap<>(gallery.sources());
        sources.putAll(asked.sources());
        return sources;
    }
}
